package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.Names;

/** Names of the form {@code acme.io/foo}: a domain, and what it calls the thing. */
public final class DomainPaths {
  private static final String PATH_LETTERS = "/-._~%!$&'()*+,;=:";

  private DomainPaths() {}

  public static void check(Spot name) {
    var slash = name.text().indexOf('/');
    if (name.blank()) {
      name.required("");
    } else if (slash <= 0 || slash == name.text().length() - 1) {
      name.invalid("must be a domain-prefixed path (such as \"acme.io/foo\")");
    } else {
      var host = name.text().substring(0, slash);
      Names.subdomain(host).forEach(problem -> name.invalid(host, problem));
      var path = name.text().substring(slash + 1);
      if (!path.chars().allMatch(letter -> (letter < 128 && Character.isLetterOrDigit(letter))
          || PATH_LETTERS.indexOf(letter) >= 0)) {
        name.invalid(path, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')");
      }
    }
  }
}
