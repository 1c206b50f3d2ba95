package dev.keelson.orchestrator.authn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of {@code --token-auth-file}: lines of {@code token,user,uid,"group1,group2"}, read once. */
public final class StaticTokens implements TokenAuthenticator {
  private final Map<ByteBuffer, User> users;
  private final List<String> apiAudiences;

  private StaticTokens(Map<ByteBuffer, User> users, List<String> apiAudiences) {
    this.users = Map.copyOf(users);
    this.apiAudiences = apiAudiences;
  }

  /** Reads a file; the error names it and the line. */
  public static StaticTokens read(Path file, List<String> apiAudiences) throws IOException {
    try {
      return parse(Files.readString(file), apiAudiences);
    } catch (IllegalArgumentException broken) {
      throw new IOException("token file '" + file + "' " + broken.getMessage(), broken);
    }
  }

  static StaticTokens parse(String text, List<String> apiAudiences) {
    var users = new HashMap<ByteBuffer, User>();
    for (var columns : Csv.parse(text)) {
      if (columns.size() < 3) {
        throw new IllegalArgumentException(
            "must have at least 3 columns (token, user name, user uid), found " + columns.size());
      }
      if (!columns.getFirst().isEmpty()) { // an empty one would let in everybody who sends none
        users.put(key(columns.getFirst()), new User(columns.get(1), columns.get(2), groups(columns), Map.of()));
      }
    }
    return new StaticTokens(users, apiAudiences);
  }

  private static List<String> groups(List<String> columns) {
    return columns.size() < 4 || columns.get(3).isEmpty() ? List.of() : Arrays.asList(columns.get(3).split(",", -1));
  }

  private static ByteBuffer key(String token) {
    return Remembered.key(token.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<TokenUser> authenticate(String token, List<String> audiences) {
    return Optional.ofNullable(users.get(key(token)))
        .map(user -> new TokenUser(user, Audiences.commonOrRefuse(audiences, apiAudiences)));
  }
}
