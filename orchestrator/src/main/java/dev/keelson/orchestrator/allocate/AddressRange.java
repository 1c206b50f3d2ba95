package dev.keelson.orchestrator.allocate;

/**
 * The IPv4 range of cluster addresses, without its first and last one.
 *
 * @param base the first number of the range, which is never given out
 * @param size how many addresses may be given out
 */
record AddressRange(long base, int size, String cidr) {
  /** The bands for requested and for arbitrary addresses meet here (KEP-3070). */
  private static final int LOWER_BAND_MIN = 16;
  private static final int LOWER_BAND_MAX = 256;

  static AddressRange of(String cidr) {
    int slash = cidr.indexOf('/');
    var bits = slash < 0 ? -1 : Integer.parseInt(cidr, slash + 1, cidr.length(), 10);
    if (bits < Limits.PREFIX_BITS_MIN || bits > 30) {
      throw new IllegalArgumentException("the range of service addresses \"" + cidr + "\" must be IPv4, between /"
          + Limits.PREFIX_BITS_MIN + " and /30");
    }
    long address = number(cidr.substring(0, slash));
    if (address < 0) {
      throw new IllegalArgumentException("the range of service addresses \"" + cidr + "\" must begin with an IPv4"
          + " address");
    }
    long all = 1L << (32 - bits);
    long base = address & -all;
    return new AddressRange(base, (int) all - 2, text(base) + "/" + bits);
  }

  /** The address that belongs to the service {@code kubernetes}. */
  String first() {
    return at(0);
  }

  String baseText() {
    return text(base);
  }

  /** Below this offset are addresses that are only given out on request, as long as there are others. */
  int lowerBand() {
    int all = size + 2;
    return all <= LOWER_BAND_MIN ? 0 : Math.clamp(all / LOWER_BAND_MIN, LOWER_BAND_MIN, LOWER_BAND_MAX);
  }

  String at(int offset) {
    return text(base + 1 + offset);
  }

  boolean contains(String address) {
    long offset = number(address) - base - 1;
    return offset >= 0 && offset < size;
  }

  /** Below 0 when it is no IPv4 address. */
  private static long number(String address) {
    var parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return -1;
    }
    long number = 0;
    for (var part : parts) {
      int octet = octet(part);
      if (octet < 0) {
        return -1;
      }
      number = number << 8 | octet;
    }
    return number;
  }

  private static int octet(String part) {
    boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    int octet = digits ? Integer.parseInt(part) : -1;
    return octet <= 255 ? octet : -1;
  }

  private static String text(long number) {
    return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
  }
}
