package dev.keelson.bench.contest;

import dev.keelson.bench.load.Time;
import dev.keelson.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured without a steady load. */
public sealed interface Scenario permits FreshStart, Idle, Crowded {
  String name();

  List<Figure> run(Peer peer, Path under, Time time) throws IOException, InterruptedException;
}
