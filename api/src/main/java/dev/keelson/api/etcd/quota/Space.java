package dev.keelson.api.etcd.quota;

/**
 * How much room there is, as last measured.
 *
 * @param storedBytes what the store takes on this member's disk
 * @param diskFreeBytes what the file system has left
 */
public record Space(long storedBytes, long diskFreeBytes) {}
