/**
 * What populations say: distributions of errors, comparisons, decisions, and the ladder of a study.
 */
@NullMarked
package io.netspace.analyzer.domain;

import org.jspecify.annotations.NullMarked;
