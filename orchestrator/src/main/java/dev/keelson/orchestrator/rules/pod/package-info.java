/**
 * Rules for pods, and for the pod templates of everything that makes pods.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.pod.Pods} for pods and at
 * {@link dev.keelson.orchestrator.rules.pod.PodSpecs} for templates. Paths and texts are those of Kubernetes'
 * pkg/apis/core/validation. Nothing here has state.
 *
 * <p>Must never know: other kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.pod;

import org.jspecify.annotations.NullMarked;
