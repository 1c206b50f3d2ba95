package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  private static final String NOT_A_SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
      + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used"
      + " for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  private static final String NOT_A_LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric"
      + " characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
      + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-b", "1", "a.b", "a1.b-2.c", "x.y.z"})
  void subdomains_are_labels_with_dots_between(String name) {
    assertEquals(List.of(), Names.subdomain(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "a-", "a..b", ".a", "a.", "a_b", "ä", "Bad_Name"})
  void what_is_no_subdomain_is_told_in_kubernetes_words(String name) {
    assertEquals(List.of(NOT_A_SUBDOMAIN), Names.subdomain(name));
  }

  @Test
  void a_label_has_no_dots_and_63_characters_at_most() {
    assertEquals(List.of(), Names.label("a".repeat(63)));
    assertEquals(List.of("must be no more than 63 characters"), Names.label("a".repeat(64)));
    assertEquals(List.of("must not contain dots"), Names.label("a.b"));
    assertEquals(List.of(NOT_A_LABEL), Names.label("a_b"));
  }

  @Test
  void a_subdomain_has_253_characters_at_most() {
    assertEquals(List.of(), Names.subdomain("a".repeat(253)));
    assertEquals(List.of("must be no more than 253 characters"), Names.subdomain("a".repeat(254)));
  }

  @Test
  void an_old_label_begins_with_a_letter() {
    assertEquals(List.of(), Names.oldLabel("my-svc-1"));
    assertEquals(List.of("a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
        + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used"
        + " for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"), Names.oldLabel("1svc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_tcp.example.com", "a_b.c", "example.com", "_a._b"})
  void search_paths_may_have_underscores(String name) {
    assertEquals(List.of(), Names.underscoredSubdomain(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a_.b", "__a", "_", "a._", ""})
  void underscores_do_not_end_labels(String name) {
    assertEquals(1, Names.underscoredSubdomain(name).size());
  }

  @Test
  void a_path_segment_is_neither_a_way_up_nor_a_way_down() {
    assertEquals(List.of("may not be '..'"), Names.pathSegment(".."));
    assertEquals(List.of("may not contain '/'", "may not contain '%'"), Names.pathSegment("a/%"));
    assertEquals(List.of(), Names.pathSegment("system:Node_1"));
  }

  @Test
  void a_generated_names_prefix_may_end_with_a_dash() {
    assertEquals(List.of(), NameRule.SUBDOMAIN.prefixProblems("web-"));
    assertEquals(List.of(NOT_A_SUBDOMAIN), NameRule.SUBDOMAIN.prefixProblems("-"));
  }

  @Test
  void keys_of_labels_have_a_prefix_or_none() {
    assertEquals(List.of(), Labels.key("app"));
    assertEquals(List.of(), Labels.key("example.com/My_name.1"));
    assertEquals(List.of("prefix part must be non-empty"), Labels.key("/a"));
    assertEquals(2, Labels.key("a/").size());
    assertEquals("name part must be non-empty", Labels.key("").getFirst());
    assertEquals("a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
        + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
        + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g."
        + " 'example.com/MyName')", Labels.key("a/b/c").getFirst());
  }

  @Test
  void values_of_labels_may_be_empty() {
    assertEquals(List.of(), Labels.value(""));
    assertEquals(List.of(), Labels.value("a.b_C-1"));
    assertEquals(List.of("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.',"
        + " and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
        + " used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"), Labels.value("a b"));
    assertEquals(List.of("must be no more than 63 characters"), Labels.value("a".repeat(64)));
  }

  @Test
  void names_of_ports_keep_rfc_6335() {
    assertEquals(List.of(), Identifiers.portName("http-1"));
    assertEquals(List.of("must contain at least one letter (a-z)"), Identifiers.portName("80"));
    assertEquals(List.of("must be no more than 15 characters"), Identifiers.portName("a".repeat(16)));
    assertEquals(List.of("must not contain consecutive hyphens"), Identifiers.portName("a--b"));
    assertEquals(List.of("must not begin or end with a hyphen"), Identifiers.portName("a-"));
    assertEquals(List.of("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"),
        Identifiers.portName("hTTP"));
  }

  @Test
  void keys_of_config_maps_can_be_files() {
    assertEquals(List.of(), Identifiers.configKey("app.properties"));
    assertEquals(List.of("must not start with '..'"), Identifiers.configKey("..data"));
    assertEquals(List.of("must not be '.'"), Identifiers.configKey("."));
    assertEquals(1, Identifiers.configKey("a/b").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.9.8.7", "0.0.0.0", "::1", "2001:db8::ffff", "255.255.255.255"})
  void addresses_are_read(String text) {
    assertEquals(List.of(), IpSyntax.address(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.1", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "a.b.c.d", "fe80::1%eth0", "[::1]", "::g",
      "localhost", "1.2.3.-4", "10.0.0.1 "})
  void what_is_no_address_is_told(String text) {
    assertEquals(List.of("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"), IpSyntax.address(text));
  }

  @Test
  void networks_have_no_bits_behind_their_prefix() {
    assertEquals(List.of(), IpSyntax.network("10.0.0.0/8"));
    assertEquals(List.of(), IpSyntax.network("2001:db8::/32"));
    assertEquals(List.of("must not have bits set beyond the prefix length"), IpSyntax.network("10.0.0.1/8"));
    for (var wrong : List.of("10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "/8", "10.0.0.0/8/8", "10.0.0.0/-1")) {
      assertEquals(List.of("must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
          IpSyntax.network(wrong), wrong);
    }
  }

  @Test
  void a_network_is_in_another() {
    assertEquals(true, IpSyntax.contains("10.0.0.0/8", "10.1.0.0/16"));
    assertEquals(false, IpSyntax.contains("10.0.0.0/8", "11.0.0.0/16"));
    assertEquals(false, IpSyntax.contains("10.1.0.0/16", "10.0.0.0/8"));
    assertEquals(false, IpSyntax.contains("10.0.0.0/8", "2001:db8::/32"));
  }

  @Test
  void a_megabyte_of_dots_is_no_trouble() {
    assertEquals(2, Names.subdomain("a.".repeat(1 << 19)).size());
    assertEquals(2, Labels.key("a.".repeat(1 << 19)).size());
  }
}
