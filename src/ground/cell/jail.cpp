// SPDX-License-Identifier: MIT
#include "cell/jail.hpp"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "base/failure.hpp"

namespace cell {

namespace {

[[noreturn]] void refuse(const char* what, int error) {
    throw base::Failure{base::Trouble::internal,
                        std::string("A cell could not be closed (") + what + ": " + std::strerror(error) + ")."};
}

void limit(__rlimit_resource resource, std::uint64_t most) {
    rlimit now{};
    ::getrlimit(resource, &now);
    rlim_t wanted = std::min<rlim_t>(most, now.rlim_max);
    rlimit set{wanted, wanted};
    if (::setrlimit(resource, &set) != 0) refuse("setrlimit", errno);
}

struct FreeFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};

/// Everything is allowed but what a voice, a decoder or a parser never needs.
void filter_calls() {
    std::unique_ptr<void, FreeFilter> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) refuse("seccomp", ENOMEM);
    auto deny = [&](int call) {
        if (call < 0) return;
        if (int error = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0); error && error != -EDOM)
            refuse("seccomp rule", -error);
    };
    for (int call : {SCMP_SYS(socket),
                     SCMP_SYS(socketpair),
                     SCMP_SYS(connect),
                     SCMP_SYS(bind),
                     SCMP_SYS(listen),
                     SCMP_SYS(accept),
                     SCMP_SYS(accept4),
                     SCMP_SYS(execve),
                     SCMP_SYS(execveat),
                     SCMP_SYS(ptrace),
                     SCMP_SYS(process_vm_readv),
                     SCMP_SYS(process_vm_writev),
                     SCMP_SYS(mount),
                     SCMP_SYS(umount2),
                     SCMP_SYS(pivot_root),
                     SCMP_SYS(chroot),
                     SCMP_SYS(setns),
                     SCMP_SYS(unshare),
                     SCMP_SYS(fork),
                     SCMP_SYS(vfork),
                     SCMP_SYS(kill),
                     SCMP_SYS(tkill),
                     SCMP_SYS(bpf),
                     SCMP_SYS(perf_event_open),
                     SCMP_SYS(keyctl),
                     SCMP_SYS(add_key),
                     SCMP_SYS(request_key),
                     SCMP_SYS(init_module),
                     SCMP_SYS(finit_module),
                     SCMP_SYS(delete_module),
                     SCMP_SYS(kexec_load),
                     SCMP_SYS(reboot),
                     SCMP_SYS(swapon),
                     SCMP_SYS(swapoff),
                     SCMP_SYS(sethostname),
                     SCMP_SYS(setuid),
                     SCMP_SYS(setgid),
                     SCMP_SYS(setresuid),
                     SCMP_SYS(setresgid),
                     SCMP_SYS(io_uring_setup),
                     SCMP_SYS(userfaultfd),
                     SCMP_SYS(open_by_handle_at),
                     SCMP_SYS(unlink),
                     SCMP_SYS(unlinkat),
                     SCMP_SYS(rename),
                     SCMP_SYS(renameat),
                     SCMP_SYS(renameat2),
                     SCMP_SYS(link),
                     SCMP_SYS(linkat),
                     SCMP_SYS(symlink),
                     SCMP_SYS(symlinkat),
                     SCMP_SYS(chmod),
                     SCMP_SYS(fchmod),
                     SCMP_SYS(fchmodat),
                     SCMP_SYS(chown),
                     SCMP_SYS(fchown),
                     SCMP_SYS(lchown),
                     SCMP_SYS(fchownat),
                     SCMP_SYS(truncate),
                     SCMP_SYS(setrlimit),
                     SCMP_SYS(mknod),
                     SCMP_SYS(mknodat)})
        deny(call);
    // The C library falls back to clone, whose flags a filter can see.
    if (int error = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0))
        refuse("seccomp rule", -error);
    constexpr std::uint64_t thread = 0x00010000;  // CLONE_THREAD: threads may start, processes may not
    if (int error = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                     SCMP_A0(SCMP_CMP_MASKED_EQ, thread, 0)))
        refuse("seccomp rule", -error);
    if (int error = seccomp_load(filter.get())) refuse("seccomp load", -error);
}

}  // namespace

void enter_jail(const Limits& limits) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) refuse("no_new_privs", errno);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.cpu.count()));
    limit(RLIMIT_NOFILE, static_cast<std::uint64_t>(limits.open_files));
    limit(RLIMIT_NPROC, static_cast<std::uint64_t>(limits.processes));
    if (limits_memory) limit(RLIMIT_AS, limits.memory_bytes);
    filter_calls();
}

}  // namespace cell
