package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Security contexts of pods and containers. */
final class Security {
  private static final int SYSCTL_CHARACTERS_MAX = 253;
  private static final String SYSCTL = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
  private static final Pattern SYSCTL_PATTERN = Pattern.compile(SYSCTL);
  private static final Set<String> PROFILES = Set.of("Localhost", "RuntimeDefault", "Unconfined");

  private Security() {}

  static void pod(Spot spec) {
    var context = spec.at("securityContext");
    List.of("fsGroup", "runAsUser", "runAsGroup").forEach(field -> Values.accountId(context.at(field)));
    context.at("supplementalGroups").items().forEach(Values::accountId);
    if (spec.at("shareProcessNamespace").flag() && spec.at("hostPID").flag()) {
      context.at("shareProcessNamespace").with(spec.at("shareProcessNamespace").node())
          .invalid("ShareProcessNamespace and HostPID cannot both be enabled");
    }
    sysctls(context.at("sysctls"));
    Values.supportedIfPresent(context.at("fsGroupChangePolicy"), Set.of("OnRootMismatch", "Always"));
    profiles(context);
    Values.supportedIfPresent(context.at("supplementalGroupsPolicy"), Set.of("Merge", "Strict"));
    Values.supportedIfPresent(context.at("seLinuxChangePolicy"), Set.of("Recursive", "MountOption"));
    if (spec.at("hostUsers").present() && !spec.at("hostUsers").flag()) {
      List.of("hostNetwork", "hostPID", "hostIPC").stream().map(spec::at).filter(Spot::flag)
          .forEach(field -> field.forbidden("when `pod.Spec.HostUsers` is false"));
    }
  }

  static void container(Spot context) {
    Values.accountId(context.at("runAsUser"));
    Values.accountId(context.at("runAsGroup"));
    profiles(context);
    Values.supportedIfPresent(context.at("procMount"), Set.of("Default", "Unmasked"));
    var escalation = context.at("allowPrivilegeEscalation");
    if (escalation.present() && !escalation.flag()) {
      if (context.at("privileged").flag()) {
        context.invalid("cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
      }
      if (Values.texts(context.at("capabilities", "add")).contains("CAP_SYS_ADMIN")) {
        context.invalid("cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
      }
    }
  }

  private static void sysctls(Spot sysctls) {
    var names = new HashSet<String>();
    for (var sysctl : sysctls.items()) {
      var name = sysctl.at("name");
      if (name.blank()) {
        name.required("");
      } else if (name.text().length() > SYSCTL_CHARACTERS_MAX || !SYSCTL_PATTERN.matcher(name.text()).matches()) {
        name.invalid("must have at most " + SYSCTL_CHARACTERS_MAX + " characters and match regex " + SYSCTL);
      } else if (!names.add(name.text())) {
        name.duplicate();
      }
    }
  }

  private static void profiles(Spot context) {
    profile(context.at("seccompProfile"), "seccompProfile", "seccomp");
    profile(context.at("appArmorProfile"), "appArmorProfile", "AppArmor");
  }

  private static void profile(Spot profile, String field, String name) {
    if (!profile.present()) {
      return;
    }
    var type = profile.at("type");
    if (type.blank()) {
      type.required("type is required when " + field + " is set");
    } else {
      Values.supported(type, PROFILES);
    }
    var local = profile.at("localhostProfile");
    if (type.is("Localhost") && local.blank()) {
      local.required("must be set when " + name + " type is Localhost");
    } else if (!type.is("Localhost") && local.present()) {
      local.invalid("can only be set when " + name + " type is Localhost");
    } else if (local.present() && name.equals("seccomp")) {
      Paths.descending(local);
    }
  }
}
