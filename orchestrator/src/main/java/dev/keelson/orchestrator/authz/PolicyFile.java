package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.orchestrator.authn.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Attribute-based access control: a policy in each line of {@code --authorization-policy-file}, read once. */
public final class PolicyFile implements Authorizer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<PolicyLine> lines;

  private PolicyFile(List<PolicyLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Reads a file; the error names it and the line. */
  public static PolicyFile read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllLines(file));
  }

  static PolicyFile parse(String source, List<String> texts) throws IOException {
    var lines = new ArrayList<PolicyLine>();
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          lines.add(PolicyLine.of(JSON.readTree(text)));
        } catch (JsonProcessingException broken) {
          throw new IOException(source + ", line " + (i + 1) + ": " + broken.getOriginalMessage(), broken);
        } catch (IllegalArgumentException unknown) {
          throw new IOException(source + ", line " + (i + 1) + ": " + unknown.getMessage(), unknown);
        }
      }
    }
    return new PolicyFile(lines);
  }

  @Override
  public Decision decide(Attributes attributes) {
    return lines.stream().anyMatch(line -> line.allows(attributes))
        ? Decision.allow("")
        : Decision.noOpinion("No policy matched.");
  }

  @Override
  public UserRules rules(User user, String namespace) {
    return new UserRules(
        lines.stream().filter(line -> line.isFor(user)).flatMap(line -> line.rules(namespace).stream()).toList(), "");
  }
}
