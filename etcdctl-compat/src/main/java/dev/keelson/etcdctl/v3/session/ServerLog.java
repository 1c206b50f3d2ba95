package dev.keelson.etcdctl.v3.session;

import dev.keelson.etcdctl.terminal.Terminal;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Lines as etcd's old log wrote them: time, level, package, text. A few of etcdctl's messages still come this way. */
public final class ServerLog {
  private final Terminal terminal;

  public ServerLog(Terminal terminal) {
    this.terminal = terminal;
  }

  public void say(char level, String from, String text) {
    var now = ZonedDateTime.ofInstant(terminal.time().now(), ZoneId.systemDefault());
    var stamp = now.getYear() + "-" + two(now.getMonthValue()) + "-" + two(now.getDayOfMonth()) + " "
        + two(now.getHour()) + ":" + two(now.getMinute()) + ":" + two(now.getSecond()) + "."
        + String.valueOf(1_000_000 + now.getNano() / 1_000).substring(1);
    terminal.complain(stamp + " " + level + " | " + from + ": " + text);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
