package dev.keelson.etcdctl.command;

import java.util.List;

/**
 * A command: the words that name it, what it takes, what it is for, and what it does. {@code T} is what an action is
 * given to work with.
 */
public record Command<T>(
    String path, String takes, String summary, List<Flag> flags, List<String> examples, Action<T> action) {
  /** What a command does. */
  public interface Action<T> {
    void run(T invocation) throws Exception;
  }

  public Command {
    flags = List.copyOf(flags);
    examples = List.copyOf(examples);
  }
}
