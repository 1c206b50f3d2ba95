package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is to be written of a pod.
 *
 * @param uid of the pod that is meant: another may have taken its name
 * @param status as it is now
 * @param remove whether nothing is left that the API should keep it for
 */
record Report(String uid, ObjectNode status, boolean remove) {}
