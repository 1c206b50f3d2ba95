package dev.keelson.acceptance.kube;

import java.util.stream.Collectors;

/** Takes out of a tool's output what differs from run to run. */
final class Masks {
  private Masks() {}

  static String of(String namespace, String output) {
    return output.replace(namespace, "NS")
        .replaceAll("https://127\\.0\\.0\\.1:\\d+", "https://HOST")
        .replaceAll("\\b10\\.(96|9[7-9]|1[01]\\d)\\.\\d+\\.\\d+\\b", "IP")
        .replaceAll("\\b3[0-2]\\d{3}(?=/(TCP|UDP))", "PORT")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
        .replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000", "DATE")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
        .replaceAll("kube-api-access-\\w{5}", "kube-api-access-RANDOM")
        .replaceAll("X509SHA256=[0-9a-f]{64}", "X509SHA256=HASH")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 UTC", "DATE")
        .replaceAll("(resourceVersion\"?: )\"\\d+\"", "$1RV")
        .replaceAll("Resource Version: +\\d+", "Resource Version: RV")
        .replaceAll("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "TOKEN")
        .replaceAll("\\b\\d+(s|m\\d+s|ms)\\b", "AGE")
        .lines()
        .map(line -> line.replaceAll("(?<=\\S) +", " ").stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
