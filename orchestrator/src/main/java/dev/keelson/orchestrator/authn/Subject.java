package dev.keelson.orchestrator.authn;

import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The parts of a certificate's subject that name a user. */
record Subject(String commonName, List<String> organizations) {
  /** Of several common names the last counts, as in Go; the name is empty when there is none. */
  static Subject of(X500Principal principal) {
    try {
      var names = new ArrayList<String>();
      var organizations = new ArrayList<String>();
      for (var part : new LdapName(principal.getName()).getRdns()) {
        addAll(part, "CN", names);
        addAll(part, "O", organizations);
      }
      return new Subject(names.isEmpty() ? "" : names.getLast(), organizations);
    } catch (NamingException broken) {
      throw new BadCredentials("x509: the subject cannot be read: " + broken.getMessage());
    }
  }

  private static void addAll(Rdn part, String type, List<String> values) throws NamingException {
    var found = part.toAttributes().get(type);
    for (int i = 0; found != null && i < found.size(); i++) {
      values.add(String.valueOf(found.get(i)));
    }
  }
}
