package dev.keelson.etcdctl.v3.auth;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.session.Password;
import dev.keelson.etcdctl.v3.session.Session;

/** A password that is about to be set: typed twice by a person, or read once from a script. */
final class NewPassword {
  private NewPassword() {}

  static String of(Session session, String user) throws InterruptedException {
    var password = new Password(session.terminal());
    if (!session.arguments().truth("interactive")) {
      return password.line();
    }
    var typed = password.ask("Password of " + user + ": ");
    if (typed.isEmpty()) {
      throw Failure.badArguments("empty password");
    }
    var again = password.ask("Type password of " + user + " again for confirmation: ");
    if (!typed.equals(again)) {
      throw Failure.badArguments("given passwords are different");
    }
    return typed;
  }
}
