package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.grpc.Status;
import dev.keelson.etcdctl.terminal.Terminal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The line that etcd's client writes for every attempt that failed, the last one included. */
public final class RetryLog {
  private final Terminal terminal;
  private final String client;

  public RetryLog(Terminal terminal, RandomGenerator random) {
    this.terminal = terminal;
    client = new UUID(random.nextLong(), random.nextLong()).toString();
  }

  void failed(List<String> endpoints, boolean direct, int attempt, Status status) {
    var target = direct ? "passthrough:///" : "endpoint://client-" + client + "/";
    terminal.complain("{\"level\":\"warn\",\"ts\":\"" + timestamp() + "\","
        + "\"caller\":\"clientv3/retry_interceptor.go:62\",\"msg\":\"retrying of unary invoker failed\",\"target\":"
        + GoQuote.quote(target + authority(endpoints)) + ",\"attempt\":" + attempt
        + ",\"error\":" + GoQuote.quote(status.toString()) + "}");
  }

  private static String authority(List<String> endpoints) {
    var first = endpoints.isEmpty() ? "" : endpoints.getFirst();
    var mark = first.indexOf("://");
    return mark < 0 ? first : first.substring(mark + 3);
  }

  /** By hand, because Java's formatters cost more than the rest of the command. */
  private String timestamp() {
    var now = ZonedDateTime.ofInstant(terminal.time().now(), ZoneId.systemDefault());
    var offset = now.getOffset().getTotalSeconds() / 60;
    var zone = offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + two(Math.abs(offset) / 60) + two(Math.abs(offset) % 60);
    return now.getYear() + "-" + two(now.getMonthValue()) + "-" + two(now.getDayOfMonth()) + "T" + two(now.getHour())
        + ":" + two(now.getMinute()) + ":" + two(now.getSecond()) + "."
        + String.valueOf(1_000 + now.getNano() / 1_000_000).substring(1) + zone;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
