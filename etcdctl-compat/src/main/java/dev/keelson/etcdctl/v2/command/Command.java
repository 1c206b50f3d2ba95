package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.flag.Flag;
import java.io.IOException;
import java.util.List;

/**
 * A command.
 *
 * @param name one word, or two when it belongs to a family
 * @param takes the words after the flags, as help shows them
 * @param wraps whether a command line of another program follows after two dashes
 */
public record Command(String name, String takes, String summary, List<Flag> flags, String example, Action action,
    boolean wraps) {
  /** What a command does. */
  public interface Action {
    /** A {@link ClientException} that a command lets pass is told as one of the server's. */
    void run(Session session) throws ClientException, IOException, InterruptedException;
  }

  static Command of(String name, String takes, String summary, String example, Action action, Flag... flags) {
    return new Command(name, takes, summary, List.of(flags), example, action, false);
  }

  /** The first word: the family, or the command itself. */
  public String family() {
    var blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  public boolean isInFamily() {
    return name.indexOf(' ') > 0;
  }

  /** The last word. */
  public String member() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
