// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.course.Course;
import es.upv.dst.course.CourseService;
import es.upv.dst.web.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows: the course, the section of the page, and a link to the other language. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    static final String ROOT = "/dashboard";

    private static final String PAGES = ROOT + "/";

    private final CourseService courses;
    private final InstantSource clock;
    private final PageAddresses addresses;

    PageModel(CourseService courses, InstantSource clock, PageAddresses addresses) {
        this.courses = courses;
        this.clock = clock;
        this.addresses = addresses;
    }

    @ModelAttribute("course")
    Course course() {
        return courses.course();
    }

    @ModelAttribute("courseOpen")
    boolean courseOpen() {
        return courses.isOpenAt(clock.instant());
    }

    /** The sections, in the order of the menu; the first part of the path of a section's pages. */
    @ModelAttribute("sections")
    List<String> sections() {
        return Section.paths();
    }

    /** The section of the requested page, such as {@code students}. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.length() <= ROOT.length() + 1
                ? Section.LIVE.path()
                : path.substring(ROOT.length() + 1).split("/")[0];
    }

    @ModelAttribute("otherLanguage")
    String otherLanguage(Locale locale) {
        return (Language.EN.locale().equals(locale) ? Language.ES : Language.EN).tag();
    }

    /** The request to a page that was refused before its handler, if this is the dispatch of its error. */
    static Optional<HttpServletRequest> refusedPage(HttpServletRequest error) {
        return Optional.ofNullable(error.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                // The server does not know a path that a proxy has removed, but the context path of the request has it.
                .map(uri -> uri.toString()
                        .substring(error.getServletContext().getContextPath().length()))
                .filter(path -> (path + "/").startsWith(PAGES))
                .map(path -> new HttpServletRequestWrapper(error) {
                    @Override
                    public String getRequestURI() {
                        return error.getContextPath() + path;
                    }
                });
    }

    /** The address of this page, for links to it with other parameters. */
    @ModelAttribute("link")
    PageLink link(HttpServletRequest request) {
        return addresses.pageOf(request).map(PageLink::new).orElseGet(() -> PageLink.of(request));
    }
}
