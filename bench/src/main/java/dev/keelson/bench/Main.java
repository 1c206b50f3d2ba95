package dev.keelson.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.keelson.bench.contest.Contest;
import dev.keelson.bench.load.SystemTime;
import dev.keelson.bench.report.Comparison;
import dev.keelson.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./dev bench}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var list = List.of(arguments);
    if (list.contains("--help")) {
      System.out.println(Options.USAGE.formatted(String.join(", ", Options.known())));
      return;
    }
    try {
      if (list.contains("api")) {
        System.out.println("\n" + KubeOptions.parse(list).bench().run().text());
        return;
      }
      if (list.contains("fleet")) {
        System.out.println("\n" + FleetOptions.parse(list).bench().run().text());
        return;
      }
      run(Options.parse(list));
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage() + "\n");
      System.err.println(Options.USAGE.formatted(String.join(", ", Options.known())));
      System.exit(2);
    }
  }

  private static void run(Options options) throws IOException, InterruptedException {
    var results = new Contest(options.plan(), new SystemTime(), System.out::println).run();
    var comparison = Comparison.of(options.plan(), results);
    System.out.println("\n" + Table.ofWorkloads(comparison).text() + "\n\n" + Table.ofFigures(comparison).text());
    if (options.markdown().isPresent()) {
      Files.writeString(options.markdown().get(), markdown(comparison));
    }
    if (options.json().isPresent()) {
      json(options.json().get(), results);
    }
  }

  private static String markdown(Comparison comparison) {
    return Table.ofWorkloads(comparison).markdown() + "\n\n" + Table.ofFigures(comparison).markdown() + "\n";
  }

  private static void json(Path file, Object results) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), results);
  }
}
