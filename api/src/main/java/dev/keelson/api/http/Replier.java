package dev.keelson.api.http;

/** The way back to a client. One of the methods is called, once, on any thread. */
interface Replier {
  void reply(Answer answer);

  /** The answer's body follows. */
  AnswerStream begin(Answer head);

  /** Whether the connection can become a tunnel. */
  boolean upgrades();

  /** 101 Switching Protocols, and no more HTTP. */
  Tunnel upgrade(Answer head);
}
