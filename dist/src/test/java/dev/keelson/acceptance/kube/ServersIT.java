package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Several API servers on one store; one of them is killed while all are written to. */
final class ServersIT {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final int WRITERS = 4;
  private static final int WRITES = 150;
  private static final int KILLED_AT = 50;
  private static final Pattern NAME = Pattern.compile("\"name\":\"(w-\\d+-\\d+)\"");

  @Test
  void no_acknowledged_write_is_lost_when_one_of_three_servers_is_killed() throws Exception {
    try (var store = Cluster.start(Program.ours(), 1)) {
      var ways = new ArrayList<Asker>();
      for (int i = 0; i < 3; i++) {
        ways.add(new Asker(ApiProcess.on("http://" + store.member(0).endpoint())));
      }
      try {
        var acknowledged = writeWhileOneDies(ways);
        assertEquals(WRITERS * WRITES, acknowledged.size(), "every write came through in the end");
        for (var way : ways.subList(1, 3)) {
          assertEquals(acknowledged, names(new Curl(way.server()).master("GET", MAPS, "")));
        }
      } finally {
        ways.forEach(way -> way.server().close());
      }
    }
  }

  private static Set<String> writeWhileOneDies(List<Asker> ways) throws Exception {
    var acknowledged = new ConcurrentSkipListSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<Integer>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int me = writer;
        writers.add(threads.submit(() -> {
          for (int i = 0; i < WRITES; i++) {
            if (me == 0 && i == KILLED_AT) {
              ways.getFirst().server().kill();
            }
            write(ways, me + i, "w-" + me + "-" + i);
            acknowledged.add("w-" + me + "-" + i);
          }
          return me;
        }));
      }
      for (var writer : writers) {
        writer.get();
      }
    }
    return acknowledged;
  }

  /** Tries one server after the other under the same name: one that is there already was written by a try before. */
  private static void write(List<Asker> ways, int first, String name) throws InterruptedException {
    var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"}}";
    boolean tried = false;
    for (int i = first; ; i++) {
      try {
        int code = ways.get(i % ways.size()).ask("POST", MAPS, "application/json", json).statusCode();
        if (code == 201 || (code == 409 && tried)) {
          return;
        }
        assertTrue(code >= 500, name + ": " + code);
      } catch (IOException gone) {
        assertTrue(i < first + 100, () -> name + ": " + gone);
      }
      tried = true;
    }
  }

  private static Set<String> names(String list) {
    var names = new TreeSet<String>();
    var found = NAME.matcher(list);
    while (found.find()) {
      assertTrue(names.add(found.group(1)), found.group(1) + " is there twice");
    }
    return names;
  }
}
