package dev.keelson.acceptance.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Command lines with what they print. A line of command begins with "$ ", output follows; "@ 1.27 1.28" begins another
 * output, which only those versions print; "-- " begins a remark on the next command.
 */
record Script(List<Step> steps) {
  private static final String COMMAND = "$ ";
  private static final String VERSIONS = "@ ";
  private static final String REMARK = "-- ";
  private static final String ANY = "";

  /**
   * A command.
   *
   * @param outputs by versions, separated by spaces; by "" what the others print
   */
  record Step(List<String> remarks, String command, Map<String, String> outputs) {
    String expected(Tool tool) {
      return outputs.entrySet().stream()
          .filter(entry -> List.of(entry.getKey().split(" ", -1)).contains(tool.label()))
          .findFirst().map(Map.Entry::getValue).orElseGet(() -> outputs.getOrDefault(ANY, ""));
    }

    /** The plain kubectl can be of any version. */
    boolean allows(Tool tool, String printed) {
      return expected(tool).equals(printed) || (tool.label().equals("kubectl") && outputs.containsValue(printed));
    }

    /** What most print comes first. */
    Step recorded(Map<String, TreeSet<String>> labelsByOutput) {
      var recorded = new LinkedHashMap<String, String>();
      labelsByOutput.entrySet().stream()
          .sorted(Comparator.comparingInt((Map.Entry<String, TreeSet<String>> entry) -> -entry.getValue().size()))
          .forEach(entry -> {
            var versions = recorded.isEmpty() ? ANY : String.join(" ", entry.getValue());
            recorded.put(versions, entry.getKey());
          });
      return new Step(remarks, command, recorded);
    }
  }

  static Script read(Path file) throws IOException {
    var steps = new ArrayList<Step>();
    var remarks = new ArrayList<String>();
    var output = new ArrayList<String>();
    var versions = ANY;
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith(REMARK)) {
        remarks.add(line);
      } else if (line.startsWith(COMMAND)) {
        close(steps, versions, output);
        versions = ANY;
        steps.add(new Step(List.copyOf(remarks), line.substring(COMMAND.length()), new LinkedHashMap<>()));
        remarks.clear();
      } else if (line.startsWith(VERSIONS)) {
        close(steps, versions, output);
        versions = line.substring(VERSIONS.length());
      } else {
        output.add(line);
      }
    }
    close(steps, versions, output);
    return new Script(steps);
  }

  private static void close(List<Step> steps, String versions, List<String> output) {
    if (!steps.isEmpty()) {
      steps.getLast().outputs().put(versions, String.join("\n", output));
    }
    output.clear();
  }

  /** The same commands with what they print now, in their order, for each tool. */
  Script recorded(Map<Tool, List<String>> printed) {
    var recorded = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      var labelsByOutput = new LinkedHashMap<String, TreeSet<String>>();
      for (var entry : printed.entrySet()) {
        labelsByOutput.computeIfAbsent(entry.getValue().get(i), _ -> new TreeSet<>()).add(entry.getKey().label());
      }
      recorded.add(steps.get(i).recorded(labelsByOutput));
    }
    return new Script(recorded);
  }

  void write(Path file) throws IOException {
    var lines = new ArrayList<String>();
    for (var step : steps) {
      lines.addAll(step.remarks());
      lines.add(COMMAND + step.command());
      step.outputs().forEach((versions, output) -> {
        if (!versions.isEmpty()) {
          lines.add(VERSIONS + versions);
        }
        if (!output.isEmpty()) {
          lines.add(output);
        }
      });
    }
    Files.write(file, lines);
  }
}
