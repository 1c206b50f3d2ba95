package dev.keelson.bench.load;

import dev.keelson.bench.wire.HttpConnections;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured, and what the servers hold before. Keys have 8 bytes and values 256, as in etcd's own figures. */
public final class Workloads {
  static final int VALUE_BYTES = 256;
  static final char SPACE = 'k';

  /** How many keys the workloads read and overwrite. */
  static final int KEYS = 100_000;

  private static final int RANGE_ROWS = 1_000;
  private static final double WRITE_SHARE = 0.1;

  /** Multiples of three, so that each member gets as many. */
  private static final int CONNECTIONS_FEW = 12;

  private static final int CONNECTIONS_MANY = 99;

  /** Gentle: members that have just started, on a busy machine, must not lose their leader over it. */
  private static final int FILLERS = 4;

  private static final Duration FILL_MAX = Duration.ofMinutes(4);
  private static final Duration COUNT_MAX = Duration.ofSeconds(30);

  private Workloads() {}

  public static List<Workload> all() {
    return List.of(
        put("put-1", "put, 1 client", 1, 3),
        put("put-100", "put, 100 clients", 100, CONNECTIONS_FEW),
        put("put-1000", "put, 1,000 clients", 1_000, CONNECTIONS_MANY),
        new CallLoad("get-1", "linearizable get, 1 client", 1, 3, i -> new GetScript(false, random(i))),
        new CallLoad(
            "get", "linearizable get, 100 clients", 100, CONNECTIONS_FEW, i -> new GetScript(false, random(i))),
        new CallLoad("get-serializable", "serializable get, 100 clients", 100, CONNECTIONS_FEW,
            i -> new GetScript(true, random(i))),
        new CallLoad("range", "range of 1,000, 10 clients", 10, CONNECTIONS_FEW,
            i -> new RangeScript(RANGE_ROWS, random(i))),
        new CallLoad("txn", "compare-and-put, 100 clients", 100, CONNECTIONS_FEW,
            i -> new CompareAndPutScript(i, random(i))),
        new CallLoad("mixed", "90 % get, 10 % put, 100 clients", 100, CONNECTIONS_FEW, Workloads::mixed),
        v2("v2-put", "v2 put, 100 connections", true),
        v2("v2-get", "v2 get, 100 connections", false),
        new WatchFanOut("watch", "watch, 1,000 watchers", 1_000, CONNECTIONS_FEW));
  }

  /** Writes what the workloads expect to find. */
  public static Outcome fill(Target target) throws InterruptedException {
    return fill(target, KEYS);
  }

  public static Outcome fill(Target target, int keys) throws InterruptedException {
    var place = new AtomicInteger();
    return new CallLoad("fill", "fill", FILLERS, FILLERS, i -> new FillScript(keys, place, random(i)))
        .runOut(target, FILL_MAX);
  }

  /** Asks whether all keys of a fill are there. */
  public static Outcome count(Target target, int keys) throws InterruptedException {
    return new CallLoad("count", "count", 1, 1, i -> new CountScript(keys)).runOut(target, COUNT_MAX);
  }

  private static Workload put(String name, String title, int clients, int connections) {
    return new CallLoad(name, title, clients, connections, i -> new PutScript(random(i)));
  }

  private static Script mixed(int caller) {
    return new MixedScript(new GetScript(false, random(caller)), new PutScript(random(-caller)), WRITE_SHARE,
        random(~caller));
  }

  private static Workload v2(String name, String title, boolean writes) {
    return new HttpLoad(name, title, 100, HttpConnections::plain, i -> new V2Script(i, writes, random(i)));
  }

  private static SplittableRandom random(int seed) {
    return new SplittableRandom(seed);
  }
}
