package dev.keelson.orchestrator.rules.pod;

import java.util.Set;

/**
 * What the containers of a pod may mount.
 *
 * @param names of all volumes
 * @param blocks of those that may be used as block devices: claims
 * @param images of those that hold an image
 */
record VolumeNames(Set<String> names, Set<String> blocks, Set<String> images) {
  VolumeNames {
    names = Set.copyOf(names);
    blocks = Set.copyOf(blocks);
    images = Set.copyOf(images);
  }
}
