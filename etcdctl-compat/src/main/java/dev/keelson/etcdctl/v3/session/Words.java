package dev.keelson.etcdctl.v3.session;

import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.terminal.Failure;

/** Words of a command line that stand for numbers. */
public final class Words {
  private Words() {}

  /** The id of a member, as hexadecimal digits. */
  public static long member(String text) {
    try {
      return GoNumber.parseUnsigned(text, 16);
    } catch (GoSyntaxException wrong) {
      throw Failure.badArguments("bad member ID arg (" + wrong.text() + "), expecting ID in Hex");
    }
  }
}
