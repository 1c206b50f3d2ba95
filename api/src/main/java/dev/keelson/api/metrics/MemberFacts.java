package dev.keelson.api.metrics;

/** What does not change while a member runs. */
public record MemberFacts(long memberId, String serverVersion, String clusterVersion, long quotaBytes) {}
