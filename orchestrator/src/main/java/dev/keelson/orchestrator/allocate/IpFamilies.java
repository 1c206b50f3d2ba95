package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.orchestrator.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Defaults of ipFamilies and ipFamilyPolicy in a cluster whose services have IPv4 addresses only. */
final class IpFamilies {
  private static final String IPV4 = "IPv4";
  private static final String IPV6 = "IPv6";
  private static final String SINGLE = "SingleStack";
  private static final String REQUIRE_DUAL = "RequireDualStack";
  private static final String POLICY = "spec.ipFamilyPolicy";

  private static final ObjectMapper JSON = new ObjectMapper();

  private IpFamilies() {}

  /** Fills in what is missing; returns what cannot be had. */
  static List<FieldError> settle(ServiceSpec spec, Optional<ServiceSpec> old) {
    if (spec.isExternalName()) {
      return List.of();
    }
    if (spec.familyPolicy().isEmpty()) {
      spec.familyPolicy(policy(spec, old));
    }
    boolean single = spec.familyPolicy().equals(SINGLE);
    var errors = contradictions(spec, single);
    if (!errors.isEmpty()) {
      return errors;
    }
    if (isUnselected(spec)) {
      // Its endpoints are made by hand, and may be of a family that services do not have.
      settleUnselected(spec, single);
      return List.of();
    }
    return settleFamilies(spec);
  }

  private static boolean isUnselected(ServiceSpec spec) {
    return spec.isHeadless() && !spec.hasSelector();
  }

  private static String policy(ServiceSpec spec, Optional<ServiceSpec> old) {
    return old.map(ServiceSpec::familyPolicy).filter(policy -> !policy.isEmpty())
        .orElse(isUnselected(spec) ? REQUIRE_DUAL : SINGLE);
  }

  private static List<FieldError> contradictions(ServiceSpec spec, boolean single) {
    var errors = new ArrayList<FieldError>();
    if (single && spec.clusterIps().size() > 1) {
      errors.add(FieldError.invalid(POLICY, spec.familyPolicy(), "must be 'RequireDualStack' or 'PreferDualStack'"
          + " when multiple cluster IPs are specified"));
    }
    if (single && spec.families().size() > 1) {
      errors.add(FieldError.invalid(POLICY, spec.familyPolicy(), "must be 'RequireDualStack' or 'PreferDualStack'"
          + " when multiple IP families are specified"));
    }
    var addresses = spec.clusterIps();
    for (int i = spec.families().size(); i < addresses.size(); i++) {
      if (addresses.get(i).contains(":")) {
        errors.add(FieldError.invalid("spec.clusterIPs[" + i + "]", array(addresses),
            "IPv6 is not configured on this cluster"));
      }
    }
    return errors;
  }

  private static void settleUnselected(ServiceSpec spec, boolean single) {
    var families = new ArrayList<>(spec.families());
    if (families.isEmpty()) {
      families.add(IPV4);
    }
    if (families.size() == 1 && !single) {
      families.add(families.getFirst().equals(IPV4) ? IPV6 : IPV4);
    }
    spec.families(families);
  }

  private static List<FieldError> settleFamilies(ServiceSpec spec) {
    var errors = new ArrayList<FieldError>();
    if (spec.familyPolicy().equals(REQUIRE_DUAL)) {
      errors.add(FieldError.invalid(POLICY, spec.familyPolicy(),
          "this cluster is not configured for dual-stack services"));
    }
    var families = spec.families();
    for (int i = 0; i < families.size(); i++) {
      if (!families.get(i).equals(IPV4)) {
        errors.add(FieldError.invalid("spec.ipFamilies[" + i + "]", families.get(i),
            "not configured on this cluster"));
      }
    }
    if (errors.isEmpty()) {
      spec.families(List.of(IPV4));
    }
    return errors;
  }

  static JsonNode array(List<String> texts) {
    return JSON.valueToTree(texts);
  }
}
