"""What `appealbot check` looks at: pure checks over what the knowledge base's files hold."""
