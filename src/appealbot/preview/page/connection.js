/** The line to the preview's server: it comes back by itself. */

const SOONEST = 400;
const LATEST = 4000;

export class Connection {
  #socket = null;
  #wait = SOONEST;
  #heard;
  #changed;

  /**
   * @param {(told: object) => void} heard Is given each message of the server.
   * @param {(open: boolean) => void} changed Is told when the line opens or breaks.
   */
  constructor(heard, changed) {
    this.#heard = heard;
    this.#changed = changed;
  }

  open() {
    const address = new URL("/updates", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#wait = SOONEST;
      this.#changed(true);
    };
    socket.onmessage = (event) => this.#heard(JSON.parse(event.data));
    socket.onclose = () => {
      this.#changed(false);
      setTimeout(() => this.open(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LATEST);
    };
  }

  /** Sends what somebody does; false where the line is broken, then nothing was sent. */
  send(act) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(act));
    return true;
  }
}
