package dev.keelson.orchestrator.authz;

/**
 * What an authorizer says.
 *
 * @param reason for audits and reviews; may be empty
 */
public record Decision(Verdict verdict, String reason) {
  /** The three answers there are. */
  public enum Verdict {
    ALLOW,
    DENY,
    /** Ask the next one. Nobody has an opinion: no. */
    NO_OPINION
  }

  private static final Decision SILENT = new Decision(Verdict.NO_OPINION, "");

  public static Decision allow(String reason) {
    return new Decision(Verdict.ALLOW, reason);
  }

  public static Decision deny(String reason) {
    return new Decision(Verdict.DENY, reason);
  }

  public static Decision noOpinion() {
    return SILENT;
  }

  public static Decision noOpinion(String reason) {
    return new Decision(Verdict.NO_OPINION, reason);
  }

  public boolean isAllowed() {
    return verdict == Verdict.ALLOW;
  }
}
