package dev.keelson.store.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is there: streams and their watchers. Loop-owned. */
final class Roster {
  final RangeIndex index;
  final Places places;
  private final WatchCounters counters;
  private final Map<WatchSink, ClientStream> streams = new LinkedHashMap<>();

  Roster(RangeIndex index, Places places, WatchCounters counters) {
    this.index = index;
    this.places = places;
    this.counters = counters;
  }

  /** A new watcher, not yet at any place. */
  Watcher add(WatchSink sink, long watchId, WatchRequest request) {
    ClientStream stream = streams.computeIfAbsent(sink, this::open);
    var watcher = new Watcher(watchId, stream, index.join(Want.of(request)), request);
    if (stream.watchers.putIfAbsent(watchId, watcher) != null) {
      throw new AssertionError("watch id " + watchId + " is in use on its stream");
    }
    counters.watchers(1);
    return watcher;
  }

  Optional<ClientStream> stream(WatchSink sink) {
    return Optional.ofNullable(streams.get(sink));
  }

  Optional<Watcher> watcher(WatchSink sink, long watchId) {
    return stream(sink).map(stream -> stream.watchers.get(watchId));
  }

  void end(Watcher watcher) {
    places.move(watcher, new Standing.Happening.Gone());
    watcher.stream.watchers.remove(watcher.id);
    index.leave(watcher.group);
    counters.watchers(-1);
  }

  void compacted(Watcher watcher, long compactedTo) {
    end(watcher);
    watcher.stream.sink.compacted(watcher.id, compactedTo);
  }

  void close(WatchSink sink) {
    ClientStream stream = streams.remove(sink);
    if (stream != null) {
      List.copyOf(stream.watchers.values()).forEach(this::end);
      stream.close();
      counters.streams(-1);
    }
  }

  /** Everybody who catches up and whose stream has room may try again. */
  void rouse() {
    streams.values().forEach(places::rouse);
  }

  private ClientStream open(WatchSink sink) {
    counters.streams(1);
    return new ClientStream(sink);
  }
}
