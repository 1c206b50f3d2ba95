package dev.keelson.raft.ratis;

import dev.keelson.store.command.Applier;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.CommandCodec;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The least that can stand behind a replica: it keeps every command that was applied, in order, and the value of every
 * key. Its revision is the number of commands. What is flushed survives; what is not comes from the log again.
 */
final class RecordingApplier implements Applier {
  private static final String FILE = "state";

  private final Path directory;
  private final AtomicReference<State> state;

  /** Immutable, so that a test may look at any time. */
  record State(LogPosition at, List<Command> commands) {
    State {
      commands = List.copyOf(commands);
    }
  }

  RecordingApplier(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    state = new AtomicReference<>(Files.exists(file) ? read(file) : new State(LogPosition.START, List.of()));
  }

  List<Command> commands() {
    return state.get().commands;
  }

  /** The newest value of a key. */
  Optional<Bytes> value(Bytes key) {
    return commands().reversed().stream()
        .filter(command -> command instanceof Command.Put put && put.key().equals(key))
        .map(command -> ((Command.Put) command).value())
        .findFirst();
  }

  @Override
  public List<Reply> apply(LogPosition at, List<Submission> submissions) {
    if (at.index() <= applied().index()) {
      throw new IllegalStateException(at + " again, after " + applied());
    }
    List<Command> commands = new ArrayList<>(commands());
    List<Reply> replies = new ArrayList<>();
    for (Submission submission : submissions) {
      commands.add(submission.command());
      replies.add(new Reply.Done(commands.size()));
    }
    state.set(new State(at, commands));
    return replies;
  }

  @Override
  public void skip(LogPosition at) {
    state.updateAndGet(now -> new State(at, now.commands));
  }

  @Override
  public LogPosition applied() {
    return state.get().at;
  }

  @Override
  public LogPosition flush() throws IOException {
    State now = state.get();
    write(now, directory.resolve(FILE));
    return now.at;
  }

  @Override
  public LogPosition checkpoint(Path target) throws IOException {
    State now = state.get();
    Files.createDirectory(target);
    write(now, target.resolve(FILE));
    Files.createDirectory(target.resolve("inner"));
    Files.writeString(target.resolve("inner").resolve("empty"), "");
    return now.at;
  }

  @Override
  public void install(Path source) throws IOException {
    Files.move(source.resolve(FILE), directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    state.set(read(directory.resolve(FILE)));
  }

  private static void write(State state, Path file) throws IOException {
    Path draft = file.resolveSibling(FILE + ".draft");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(draft))) {
      out.writeLong(state.at.term());
      out.writeLong(state.at.index());
      out.writeInt(state.commands.size());
      for (Command command : state.commands) {
        byte[] bytes = CommandCodec.encode(command);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static State read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      LogPosition at = new LogPosition(in.readLong(), in.readLong());
      List<Command> commands = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        commands.add(CommandCodec.decode(in.readNBytes(in.readInt())));
      }
      return new State(at, commands);
    }
  }
}
