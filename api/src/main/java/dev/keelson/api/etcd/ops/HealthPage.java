package dev.keelson.api.etcd.ops;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.metrics.HealthMetrics;
import dev.keelson.store.model.Alarm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code /health}: no alarm, a leader, a read that succeeds. The first thing that is wrong is the reason. */
final class HealthPage implements Page {
  private final Checks checks;
  private final HealthMetrics metrics;

  HealthPage(Checks checks, HealthMetrics metrics) {
    this.checks = checks;
    this.metrics = metrics;
  }

  @Override
  public void answer(HttpCall call) {
    var excluded = Query.values(call, "exclude");
    boolean serializable = Query.values(call, "serializable").contains("true");
    var _ = reason(excluded, serializable)
        .exceptionally(failure -> Optional.of("RANGE ERROR:" + Checks.text(failure)))
        .thenAccept(reason -> answer(call, reason));
  }

  private CompletableFuture<Optional<String>> reason(Set<String> excluded, boolean serializable) {
    return checks.alarms().thenCompose(alarms -> {
      var alarm = reason(alarms, excluded);
      if (alarm.isPresent()) {
        return CompletableFuture.completedFuture(alarm);
      }
      if (!serializable && !checks.leaderKnown()) {
        return CompletableFuture.completedFuture(Optional.of("RAFT NO LEADER"));
      }
      return checks.read(serializable).thenApply(failure -> failure.map(text -> "RANGE ERROR:" + text));
    });
  }

  private static Optional<String> reason(List<Alarm> alarms, Set<String> excluded) {
    return alarms.stream()
        .map(alarm -> alarm.kind().name())
        .filter(kind -> !excluded.contains(kind))
        .findFirst()
        .map(kind -> "ALARM " + kind);
  }

  private void answer(HttpCall call, Optional<String> reason) {
    metrics.health(reason.isEmpty());
    if (reason.isEmpty()) {
      Texts.ok(call, "{\"health\":\"true\",\"reason\":\"\"}");
    } else {
      var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(reason.get()));
      Texts.error(call, 503, "{\"health\":\"false\",\"reason\":\"" + quoted + "\"}");
    }
  }
}
