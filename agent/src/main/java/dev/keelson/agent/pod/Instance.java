package dev.keelson.agent.pod;

/**
 * What a runtime made of a container.
 *
 * @param id with the runtime's name before it: {@code containerd://0f3a...}
 * @param image the reference that the runtime resolved
 * @param imageId the image's digest
 */
public record Instance(String id, String image, String imageId) {}
