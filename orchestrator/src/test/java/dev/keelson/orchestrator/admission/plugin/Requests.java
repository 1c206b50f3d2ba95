package dev.keelson.orchestrator.admission.plugin;

/** Requests for certificates, made by openssl with keys that nobody has any more. */
final class Requests {
  /** CN=jane, O=system:masters, O=dev. */
  static final String OF_A_MASTER = """
      -----BEGIN CERTIFICATE REQUEST-----
      MIHxMIGYAgEAMDYxDTALBgNVBAMMBGphbmUxFzAVBgNVBAoMDnN5c3RlbTptYXN0
      ZXJzMQwwCgYDVQQKDANkZXYwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATisIfG
      Cz9oWWNkqIRSdJuxGPBWid8ZoYDe/EGXeSUVm/3+1VugnpLn0Pw9DV8MPHNO6T8g
      1FWOZxHZ/z12xQ0SoAAwCgYIKoZIzj0EAwIDSAAwRQIhAJJBZtARLCd/Tzk/ZHSp
      /sKcMygM0eC7twkkAnRxf/6fAiACMWd8+PtMKs8mExzALzi8AbVAQcxg5SRaKrJC
      2tCKkA==
      -----END CERTIFICATE REQUEST-----
      """;

  /** CN=jane, O=dev. */
  static final String OF_A_DEVELOPER = """
      -----BEGIN CERTIFICATE REQUEST-----
      MIHYMH8CAQAwHTENMAsGA1UEAwwEamFuZTEMMAoGA1UECgwDZGV2MFkwEwYHKoZI
      zj0CAQYIKoZIzj0DAQcDQgAEy5oFAuvCb/LQSkAsiFRfUwMukc9yEfxTdxxwxd6x
      mS1fPHoRplHTxw54vwv2+XuHRqAJ8Biusc9w1+TE+OTAIaAAMAoGCCqGSM49BAMC
      A0kAMEYCIQCY20HhEPIIGHtfW5JV+nQgGDM4u+sNRjGDqR8+Rvs66QIhAPqOkS3D
      47zdV/eCuXcct/q6jUuj1UGOW5iu+MR6B0Dh
      -----END CERTIFICATE REQUEST-----
      """;

  private Requests() {}
}
