/**
 * Two modules that use each other, which is a cycle. {@code left} does not declare {@code right} among its allowed
 * dependencies.
 */
package es.upv.dst.architecture.planted.modules;
