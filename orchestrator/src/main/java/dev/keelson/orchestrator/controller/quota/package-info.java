/**
 * Counts what namespaces use of their quotas. What is created is charged when it is admitted; what goes is found here.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.quota.QuotaController}. The account is the quota's status.
 *
 * <p>Must never know: how much a kind uses; {@code admission.quota} does.
 */
@NullMarked
package dev.keelson.orchestrator.controller.quota;

import org.jspecify.annotations.NullMarked;
