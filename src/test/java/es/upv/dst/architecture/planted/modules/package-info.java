/** Two modules: {@code left} uses {@code right}, but does not declare it among its allowed dependencies. */
package es.upv.dst.architecture.planted.modules;
