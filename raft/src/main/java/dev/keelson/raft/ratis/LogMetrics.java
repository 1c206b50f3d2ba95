package dev.keelson.raft.ratis;

import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.loop.Time;
import dev.keelson.store.meter.Histogram;
import dev.keelson.store.meter.Timings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.ratis.metrics.LongCounter;
import org.apache.ratis.metrics.MetricRegistries;
import org.apache.ratis.metrics.MetricRegistryInfo;
import org.apache.ratis.metrics.RatisMetricRegistry;
import org.apache.ratis.metrics.Timekeeper;
import org.apache.ratis.util.TimeDuration;

/**
 * What Ratis counts goes here. Only the time to bring the log to disk is kept; the rest is dropped, which also spares
 * every request some dozen updates. Ratis finds this class through the service loader.
 */
public final class LogMetrics extends MetricRegistries {
  private static final String SYNC_TIMER = "syncTime";
  private static final Timekeeper.Context DROPPED = () -> 0;

  private final Map<MetricRegistryInfo, Registry> registries = new ConcurrentHashMap<>();
  private final Map<String, Timings> syncs = new ConcurrentHashMap<>();
  private final Time time = new SystemTime();

  /** The log syncs of one member of this process. */
  static Histogram syncs(String ratisMember) {
    return MetricRegistries.global() instanceof LogMetrics ours
        ? ours.syncsOf(ratisMember).histogram()
        : Timings.ofDisk().histogram();
  }

  @Override
  public void clear() {
    registries.clear();
  }

  @Override
  public RatisMetricRegistry create(MetricRegistryInfo info) {
    return registries.computeIfAbsent(info, Registry::new);
  }

  @Override
  public boolean remove(MetricRegistryInfo info) {
    return registries.remove(info) != null;
  }

  @Override
  public Optional<RatisMetricRegistry> get(MetricRegistryInfo info) {
    return Optional.ofNullable(registries.get(info));
  }

  @Override
  public Set<MetricRegistryInfo> getMetricRegistryInfos() {
    return Set.copyOf(registries.keySet());
  }

  @Override
  public Collection<RatisMetricRegistry> getMetricRegistries() {
    return List.copyOf(registries.values());
  }

  @Override
  public void addReporterRegistration(Consumer<RatisMetricRegistry> start, Consumer<RatisMetricRegistry> stop) {}

  @Override
  public void enableJmxReporter() {}

  @Override
  public void enableConsoleReporter(TimeDuration rate) {}

  private Timings syncsOf(String ratisMember) {
    return syncs.computeIfAbsent(ratisMember, _ -> Timings.ofDisk());
  }

  private final class Registry implements RatisMetricRegistry {
    private final MetricRegistryInfo info;

    private Registry(MetricRegistryInfo info) {
      this.info = info;
    }

    @Override
    public Timekeeper timer(String name) {
      if (!name.equals(SYNC_TIMER)) {
        return () -> DROPPED;
      }
      Timings times = syncsOf(info.getPrefix());
      return () -> {
        long started = time.monotonicNanos();
        return () -> {
          long taken = time.monotonicNanos() - started;
          times.add(taken);
          return taken;
        };
      };
    }

    @Override
    public LongCounter counter(String name) {
      return DroppedCounter.INSTANCE;
    }

    @Override
    public boolean remove(String name) {
      return true;
    }

    @Override
    public <T> void gauge(String name, Supplier<Supplier<T>> gauge) {}

    @Override
    public MetricRegistryInfo getMetricRegistryInfo() {
      return info;
    }
  }

  private enum DroppedCounter implements LongCounter {
    INSTANCE;

    @Override
    public void inc(long n) {}

    @Override
    public void dec(long n) {}

    @Override
    public long getCount() {
      return 0;
    }
  }
}
