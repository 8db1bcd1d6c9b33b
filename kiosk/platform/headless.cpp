// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/headless.hpp"

#include "kiosk/platform/gl_textures.hpp"
#include "kiosk/platform/renderer.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>

namespace kiosk {
namespace {

Error egl_error(const std::string& what)
{
    constexpr std::array names { "EGL_SUCCESS", "EGL_NOT_INITIALIZED", "EGL_BAD_ACCESS", "EGL_BAD_ALLOC",
        "EGL_BAD_ATTRIBUTE", "EGL_BAD_CONFIG", "EGL_BAD_CONTEXT", "EGL_BAD_CURRENT_SURFACE", "EGL_BAD_DISPLAY",
        "EGL_BAD_MATCH", "EGL_BAD_NATIVE_PIXMAP", "EGL_BAD_NATIVE_WINDOW", "EGL_BAD_PARAMETER", "EGL_BAD_SURFACE",
        "EGL_CONTEXT_LOST" };
    const auto code = static_cast<std::size_t>(eglGetError() - EGL_SUCCESS);
    return { "cannot draw without a display: " + what + " (" + (code < names.size() ? names[code] : "unknown")
        + "); install libegl1, libegl-mesa0 and libgl1-mesa-dri" };
}

// One OpenGL 3.3 core context without a surface. The EGL display is the process's own and shared by all of them, so it
// is never terminated: that would take it from the others.
class EglContext {
public:
    static Result<std::unique_ptr<EglContext>> create()
    {
        if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
            return egl_error("EGL has no surfaceless platform");
        EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr))
            return egl_error("EGL does not start");
        if (!eglBindAPI(EGL_OPENGL_API))
            return egl_error("EGL has no OpenGL");
        constexpr EGLint wanted[] { EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE };
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (!eglChooseConfig(display, wanted, &config, 1, &count) || count == 0)
            return egl_error("EGL has no usable configuration");
        constexpr EGLint version[] { EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
            EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE };
        EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
        if (context == EGL_NO_CONTEXT)
            return egl_error("the driver makes no OpenGL 3.3 context");
        std::unique_ptr<EglContext> owner(new EglContext(display, context));
        if (!eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
            return egl_error("the context cannot be used on this thread");
        return owner;
    }
    ~EglContext()
    {
        if (eglGetCurrentContext() == context_)
            eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display_, context_);
    }
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;

    void enter() const
    {
        if (eglGetCurrentContext() == context_)
            return;
        const bool entered = eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
        assert(entered && "a Headless is used on the thread of a Window, or on two threads");
    }

private:
    EglContext(EGLDisplay display, EGLContext context)
        : display_(display)
        , context_(context)
    {
    }

    EGLDisplay display_;
    EGLContext context_;
};

// A framebuffer with one RGBA8 buffer. The context it was made in must be current for every call and at destruction.
class Framebuffer {
public:
    static Result<std::unique_ptr<Framebuffer>> create(PixelSize size)
    {
        GLint limit = 0;
        glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limit);
        if (size.width < 1 || size.height < 1 || size.width > limit || size.height > limit)
            return Error { "cannot draw " + std::to_string(size.width) + "×" + std::to_string(size.height)
                + " pixels: this graphics driver draws 1 to " + std::to_string(limit) + " a side" };
        std::unique_ptr<Framebuffer> made(new Framebuffer(size));
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            return Error { "the graphics driver has no memory for " + std::to_string(size.width) + "×"
                + std::to_string(size.height) + " pixels" };
        return made;
    }
    ~Framebuffer()
    {
        glDeleteFramebuffers(1, &framebuffer_);
        glDeleteRenderbuffers(1, &colour_);
    }
    Framebuffer(const Framebuffer&) = delete;
    Framebuffer& operator=(const Framebuffer&) = delete;

    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_); }
    PixelSize size() const { return size_; }

private:
    explicit Framebuffer(PixelSize size)
        : size_(size)
    {
        glGenRenderbuffers(1, &colour_);
        glBindRenderbuffer(GL_RENDERBUFFER, colour_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, size.width, size.height);
        glGenFramebuffers(1, &framebuffer_);
        bind();
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_);
    }

    PixelSize size_;
    GLuint colour_ = 0;
    GLuint framebuffer_ = 0;
};

} // namespace

struct Headless::State {
    ~State()
    {
        if (context)
            context->enter(); // what follows is deleted in it, and it goes last
    }

    std::unique_ptr<EglContext> context;
    std::unique_ptr<Framebuffer> framebuffer;
    std::unique_ptr<GlTextures> textures;
    std::unique_ptr<Renderer> renderer;
};

Headless::Headless(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

Headless::~Headless() = default;

Result<std::unique_ptr<Headless>> Headless::open(PixelSize size)
{
    auto state = std::make_unique<State>();
    auto context = EglContext::create();
    if (!context)
        return context.error();
    state->context = *std::move(context);
    auto framebuffer = Framebuffer::create(size);
    if (!framebuffer)
        return framebuffer.error();
    state->framebuffer = *std::move(framebuffer);
    state->textures = std::make_unique<GlTextures>([egl = state->context.get()] { egl->enter(); });
    auto renderer = Renderer::create();
    if (!renderer)
        return renderer.error();
    state->renderer = *std::move(renderer);
    return std::unique_ptr<Headless>(new Headless(std::move(state)));
}

PixelSize Headless::size() const
{
    return state_->framebuffer->size();
}

Status Headless::resize(PixelSize size)
{
    if (size == this->size())
        return Success {};
    state_->context->enter();
    auto framebuffer = Framebuffer::create(size);
    if (!framebuffer)
        return framebuffer.error();
    state_->framebuffer = *std::move(framebuffer);
    return Success {};
}

void Headless::draw(ImDrawData& data, ClearColour background)
{
    state_->context->enter();
    state_->framebuffer->bind();
    state_->renderer->draw(data, size(), background);
}

Image Headless::read() const
{
    state_->context->enter();
    state_->framebuffer->bind();
    const auto [width, height] = size();
    const std::size_t row = 4 * static_cast<std::size_t>(width);
    Image image { { width, height }, std::vector<std::uint8_t>(row * static_cast<std::size_t>(height)) };
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    // GL's first row is the lowest.
    for (auto top = image.rgba.begin(), bottom = image.rgba.end(); bottom - top >= 2 * static_cast<std::ptrdiff_t>(row);
         top += static_cast<std::ptrdiff_t>(row)) {
        bottom -= static_cast<std::ptrdiff_t>(row);
        std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(row), bottom);
    }
    return image;
}

std::string Headless::renderer() const
{
    state_->context->enter();
    const auto words = [](GLenum what) {
        const auto* text = reinterpret_cast<const char*>(glGetString(what));
        return std::string(text ? text : "unnamed");
    };
    return words(GL_RENDERER) + ", OpenGL " + words(GL_VERSION);
}

Textures& Headless::textures()
{
    return *state_->textures;
}

} // namespace kiosk
