package dev.keelson.etcdctl.v3.kv;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code put}. */
final class PutCommand {
  private static final String NEEDS = "put command needs 1 argument and input from stdin or 2 arguments";

  static final List<Flag> FLAGS = List.of(
      Flag.truth("ignore-lease", "updates the key using its current lease"),
      Flag.truth("ignore-value", "updates the key using its current value"),
      Flag.text("lease", "0", "lease ID (in hexadecimal) to attach to the key"),
      Flag.truth("prev-kv", "return the previous key-value pair before modification"));

  private PutCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "put", "[options] <key> <value> (<value> can also be given from stdin)", "Puts the given key into the store",
        FLAGS, List.of("etcdctl put /colour/sky blue", "etcdctl put /colour/sky --lease=694d77aa9e38260f < file"),
        PutCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    var request = request(session.arguments(), session.terminal().in());
    session.report(new PutReport(session.change(Rpcs.put(), request)));
  }

  /** From words and flags; a missing value is read from {@code in}. */
  static PutRequest request(Arguments arguments, InputStream in) {
    var words = arguments.words();
    if (words.isEmpty()) {
      throw Failure.badArguments(NEEDS);
    }
    var ignoresValue = arguments.truth("ignore-value");
    if (ignoresValue && words.size() > 1) {
      throw Failure.badArguments("put command needs only 1 argument when 'ignore-value' is set");
    }
    return PutRequest.newBuilder()
        .setKey(ByteString.copyFromUtf8(words.getFirst()))
        .setValue(ignoresValue ? ByteString.EMPTY : value(words, in))
        .setLease(lease(arguments.text("lease")))
        .setPrevKv(arguments.truth("prev-kv"))
        .setIgnoreValue(ignoresValue)
        .setIgnoreLease(arguments.truth("ignore-lease"))
        .build();
  }

  private static ByteString value(List<String> words, InputStream in) {
    if (words.size() > 1) {
      return ByteString.copyFromUtf8(words.get(1));
    }
    try {
      var value = ByteString.readFrom(in);
      if (!value.isEmpty()) {
        return value;
      }
    } catch (IOException unreadable) {
      throw Failure.badArguments(NEEDS);
    }
    throw Failure.badArguments(NEEDS);
  }

  private static long lease(String text) {
    try {
      return GoNumber.parseInt(text, 16);
    } catch (GoSyntaxException wrong) {
      throw Failure.badArguments("bad lease ID (" + wrong.text() + "), expecting ID in Hex");
    }
  }
}
