/**
 * What the loop's decisions are worth: simulated and recorded studies, put through its own rules.
 */
@NullMarked
package io.netspace.local.statistics;

import org.jspecify.annotations.NullMarked;
