"""Faults whose proof needs no running bot, and the tests that have it."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

TESTS: Final = Path(__file__).resolve().parents[1]


class Proof(NamedTuple):
    """A fault or an attack, what is shown of it, and the test that shows it."""

    fault: str
    shown: str
    file: str
    test: str

    @property
    def there(self) -> bool:
        """Whether there is such a test."""
        return f"def {self.test}(" in (TESTS / self.file).read_text(encoding="utf-8")


_SIGN_UPS: Final = "vault/test_sign_ups.py"
_DIALOGUE: Final = "core/test_sign_up.py"
_OWN_DATA: Final = "core/test_own_data.py"
PROOFS: Final = (
    Proof("the same tap under 100 new numbers", "1 record", _SIGN_UPS, "test_a_tap_that_comes_100_times_under_new_numbers_leaves_one_record"),
    Proof("500 double taps at two replicas", "500 records", _SIGN_UPS, "test_a_double_tap_at_two_replicas_makes_one_record"),
    Proof("two processes that write, and backups", "2,000 of 2,000 written, backups whole", "store/test_processes.py", "test_two_programs_write_while_backups_are_made"),
    Proof("1,000 counts from five sides", "1,000 counted", "store/test_writing.py", "test_counting_from_many_sides_at_once_loses_none"),
    Proof("1,000 turns, some of which fail", "no other one fails with them", "store/test_writing.py", "test_a_failing_move_takes_no_other_one_with_it"),
    Proof("500 callers that are cancelled", "each turn whole or not begun", "store/test_writing.py", "test_a_cancelled_caller_leaves_its_move_whole_or_not_begun"),
    Proof("a full disk", "no false “saved”, no restart needed", "vault/test_processes.py", "test_a_full_disk_makes_no_false_promise_and_needs_no_restart"),
    Proof("erasing on a full disk", "erased", "vault/test_processes.py", "test_on_a_full_disk_people_can_still_have_their_data_erased"),
    Proof("a damaged file, 60 times", "refused or whole", "store/test_files.py", "test_a_file_with_flipped_bytes_is_refused_or_whole_but_never_a_surprise"),
    Proof("files that others could read", "0600", "store/test_files.py", "test_the_files_are_for_this_user_alone"),
    Proof("50 backups while people sign up", "50 whole, nothing readable in them", "vault/test_backup.py", "test_50_backups_under_load_are_whole_and_hold_what_was_acknowledged"),
    Proof("killed in a migration, at each statement", "0 rows lost", "store/test_migration.py", "test_a_migration_killed_at_any_statement_loses_nothing_and_is_made_up_for"),
    Proof("an older backup put back after 1,000 erasures", "0 of 1,000 come back", "vault/test_backup.py", "test_a_restored_backup_brings_back_nobody_who_was_erased_since"),
    Proof("ends by an error, exit, signal, or a stopped loop", "ends, keeps what it acknowledged", "store/test_processes.py", "test_a_program_ends_however_it_ends_and_keeps_what_it_acknowledged"),
    Proof("look-alike letters at each place of 20 addresses", "all named", "core/test_validation.py", "test_a_lookalike_letter_at_any_place_of_an_address_is_found"),
    Proof("names in any script", "none refused", "core/test_validation.py", "test_names_are_free_in_any_script"),
    Proof("markup, line breaks and SQL in names", "text", "core/test_validation.py", "test_markup_and_control_characters_go"),
    Proof("10,000 names that are formulas", "0 in an exported table", "vault/test_tables.py", "test_no_cell_of_10_000_begins_a_formula_whatever_separates_cells"),
    Proof("database, environment and code stolen", "0 of 1,000 addresses read", "vault/test_attacker.py", "test_with_database_environment_and_code_no_address_of_a_finished_sign_up_is_readable"),
    Proof("database and key stolen, all ids tried", "nobody found by a quick digest", "vault/test_tags.py", "test_with_database_and_key_nobody_is_found_by_trying_all_ids"),
    Proof("a crash while memory images are allowed", "none written", "vault/test_core_dumps.py", "test_a_crash_of_the_running_bot_leaves_no_image_of_its_memory"),
    Proof("all proofs of consent rewritten by the host", "shown by an anchor", "vault/test_anchor.py", "test_a_chain_that_was_rewritten_without_a_break_no_longer_holds_it"),
    Proof("the database alone stolen", "0 of 100 drafts read", "vault/test_attacker.py", "test_with_the_database_alone_no_draft_is_readable"),
    Proof("a reader's key lost, another one added", "nothing lost", _SIGN_UPS, "test_a_second_recipient_and_a_new_key_lose_nothing"),
    Proof("asked for in a group", "a link and no question", _DIALOGUE, "test_in_a_group_there_is_only_a_link_and_no_prompt_for_data"),
    Proof("an address posted in a group", "neither kept nor repeated", _DIALOGUE, "test_an_address_posted_in_a_group_is_neither_kept_nor_echoed"),
    Proof("all of one's data asked for", "every field", _OWN_DATA, "test_the_file_holds_every_field_of_an_open_sign_up"),
    Proof("a consent withdrawn", "a command and a tap or word", _OWN_DATA, "test_withdrawing_and_erasing_take_a_command_and_a_tap_or_a_word"),
    Proof("a consent text that changes meanwhile", "asked again", _DIALOGUE, "test_nobody_consents_to_a_text_that_was_not_shown"),
    Proof("a message edited after saving", "what is stored stays as it was", "telegram/test_signing_up.py", "test_what_is_stored_stays_as_it_is_when_a_message_is_edited_later"),
    Proof("somebody under 16", "nothing kept", _DIALOGUE, "test_who_is_under_16_gets_a_friendly_end_and_nothing_is_kept"),
    Proof("a draft left lying", "gone after 24 hours", _DIALOGUE, "test_after_24_hours_it_is_gone_and_what_was_typed_is_deleted"),
    Proof("a draft gone on with until its end", "unreadable 24 hours after it began, with all keys", "telegram/test_remembering.py", "test_a_draft_ends_a_day_after_it_began_and_the_chosen_language_outlasts_it"),
    Proof("all erased by somebody who asked in groups", "nothing of theirs left", "telegram/test_remembering.py", "test_a_group_is_remembered_as_a_whole_so_that_erasing_leaves_nothing_of_anybody"),
    Proof("what was said in a proof changed", "found", "vault/test_proofs.py", "test_whoever_changes_or_adds_what_was_said_is_found_out"),
    Proof("a number typed for a yes", "agrees to nothing", _DIALOGUE, "test_a_number_agrees_to_nothing"),
    Proof("a sign-up past its time", "gone with the next hourly purge", _SIGN_UPS, "test_nothing_is_kept_past_its_time_and_a_second_purge_finds_nothing"),
    Proof("another program closes the database", "its log stays, nothing is lost", "store/test_processes.py", "test_another_program_that_closes_the_database_leaves_its_log_in_place"),
    Proof("each file of the database removed or replaced", "nothing acknowledged", "store/test_ends.py", "test_nothing_is_acknowledged_after_a_file_of_the_database_was_removed"),
    Proof("what writes or reads ends by a mistake", "nobody waits, and it's said", "store/test_ends.py", "test_a_server_that_makes_a_mistake_leaves_nobody_waiting_and_says_that_it_ended"),
    Proof("a disk on which nothing can even be removed", "an error, no end", "store/test_ends.py", "test_room_that_cannot_be_given_up_makes_an_error_and_not_an_end"),
    Proof("correcting on a full disk", "stored", "vault/test_processes.py", "test_on_a_full_disk_people_can_still_correct_what_is_stored"),
    Proof("an older backup put back after drafts were erased", "none comes back", "vault/test_backup.py", "test_a_restored_backup_brings_back_no_dialogue_that_was_erased_since"),
    Proof("the server's clock and Telegram's apart", "nothing purged, and said", "store/test_purging.py", "test_a_server_clock_that_is_ahead_erases_nothing_and_it_is_said_once_until_it_is_set"),
    Proof("more than a fifth of all sign-ups past their time at once", "they wait for a person's word", "store/test_purging.py", "test_very_many_at_once_wait_for_a_persons_word_and_the_rest_goes"),
    Proof("no operator, no key", "sign-ups closed, and said so", "vault/test_commands.py", "test_whoever_misses_a_setting_learns_why_nobody_can_sign_up"),
)  # fmt: skip
