namespace Dotnetes.Cri.V1;

/// <summary>Stop signal of a container; RUNTIME_DEFAULT leaves the choice to the runtime.</summary>
public enum Signal
{
    /// <summary>RUNTIME_DEFAULT.</summary>
    RuntimeDefault = 0,

    /// <summary>SIGABRT.</summary>
    Sigabrt = 1,

    /// <summary>SIGALRM.</summary>
    Sigalrm = 2,

    /// <summary>SIGBUS.</summary>
    Sigbus = 3,

    /// <summary>SIGCHLD.</summary>
    Sigchld = 4,

    /// <summary>SIGCLD.</summary>
    Sigcld = 5,

    /// <summary>SIGCONT.</summary>
    Sigcont = 6,

    /// <summary>SIGFPE.</summary>
    Sigfpe = 7,

    /// <summary>SIGHUP.</summary>
    Sighup = 8,

    /// <summary>SIGILL.</summary>
    Sigill = 9,

    /// <summary>SIGINT.</summary>
    Sigint = 10,

    /// <summary>SIGIO.</summary>
    Sigio = 11,

    /// <summary>SIGIOT.</summary>
    Sigiot = 12,

    /// <summary>SIGKILL.</summary>
    Sigkill = 13,

    /// <summary>SIGPIPE.</summary>
    Sigpipe = 14,

    /// <summary>SIGPOLL.</summary>
    Sigpoll = 15,

    /// <summary>SIGPROF.</summary>
    Sigprof = 16,

    /// <summary>SIGPWR.</summary>
    Sigpwr = 17,

    /// <summary>SIGQUIT.</summary>
    Sigquit = 18,

    /// <summary>SIGSEGV.</summary>
    Sigsegv = 19,

    /// <summary>SIGSTKFLT.</summary>
    Sigstkflt = 20,

    /// <summary>SIGSTOP.</summary>
    Sigstop = 21,

    /// <summary>SIGSYS.</summary>
    Sigsys = 22,

    /// <summary>SIGTERM.</summary>
    Sigterm = 23,

    /// <summary>SIGTRAP.</summary>
    Sigtrap = 24,

    /// <summary>SIGTSTP.</summary>
    Sigtstp = 25,

    /// <summary>SIGTTIN.</summary>
    Sigttin = 26,

    /// <summary>SIGTTOU.</summary>
    Sigttou = 27,

    /// <summary>SIGURG.</summary>
    Sigurg = 28,

    /// <summary>SIGUSR1.</summary>
    Sigusr1 = 29,

    /// <summary>SIGUSR2.</summary>
    Sigusr2 = 30,

    /// <summary>SIGVTALRM.</summary>
    Sigvtalrm = 31,

    /// <summary>SIGWINCH.</summary>
    Sigwinch = 32,

    /// <summary>SIGXCPU.</summary>
    Sigxcpu = 33,

    /// <summary>SIGXFSZ.</summary>
    Sigxfsz = 34,

    /// <summary>SIGRTMIN.</summary>
    Sigrtmin = 35,

    /// <summary>SIGRTMINPLUS1.</summary>
    Sigrtminplus1 = 36,

    /// <summary>SIGRTMINPLUS2.</summary>
    Sigrtminplus2 = 37,

    /// <summary>SIGRTMINPLUS3.</summary>
    Sigrtminplus3 = 38,

    /// <summary>SIGRTMINPLUS4.</summary>
    Sigrtminplus4 = 39,

    /// <summary>SIGRTMINPLUS5.</summary>
    Sigrtminplus5 = 40,

    /// <summary>SIGRTMINPLUS6.</summary>
    Sigrtminplus6 = 41,

    /// <summary>SIGRTMINPLUS7.</summary>
    Sigrtminplus7 = 42,

    /// <summary>SIGRTMINPLUS8.</summary>
    Sigrtminplus8 = 43,

    /// <summary>SIGRTMINPLUS9.</summary>
    Sigrtminplus9 = 44,

    /// <summary>SIGRTMINPLUS10.</summary>
    Sigrtminplus10 = 45,

    /// <summary>SIGRTMINPLUS11.</summary>
    Sigrtminplus11 = 46,

    /// <summary>SIGRTMINPLUS12.</summary>
    Sigrtminplus12 = 47,

    /// <summary>SIGRTMINPLUS13.</summary>
    Sigrtminplus13 = 48,

    /// <summary>SIGRTMINPLUS14.</summary>
    Sigrtminplus14 = 49,

    /// <summary>SIGRTMINPLUS15.</summary>
    Sigrtminplus15 = 50,

    /// <summary>SIGRTMAXMINUS14.</summary>
    Sigrtmaxminus14 = 51,

    /// <summary>SIGRTMAXMINUS13.</summary>
    Sigrtmaxminus13 = 52,

    /// <summary>SIGRTMAXMINUS12.</summary>
    Sigrtmaxminus12 = 53,

    /// <summary>SIGRTMAXMINUS11.</summary>
    Sigrtmaxminus11 = 54,

    /// <summary>SIGRTMAXMINUS10.</summary>
    Sigrtmaxminus10 = 55,

    /// <summary>SIGRTMAXMINUS9.</summary>
    Sigrtmaxminus9 = 56,

    /// <summary>SIGRTMAXMINUS8.</summary>
    Sigrtmaxminus8 = 57,

    /// <summary>SIGRTMAXMINUS7.</summary>
    Sigrtmaxminus7 = 58,

    /// <summary>SIGRTMAXMINUS6.</summary>
    Sigrtmaxminus6 = 59,

    /// <summary>SIGRTMAXMINUS5.</summary>
    Sigrtmaxminus5 = 60,

    /// <summary>SIGRTMAXMINUS4.</summary>
    Sigrtmaxminus4 = 61,

    /// <summary>SIGRTMAXMINUS3.</summary>
    Sigrtmaxminus3 = 62,

    /// <summary>SIGRTMAXMINUS2.</summary>
    Sigrtmaxminus2 = 63,

    /// <summary>SIGRTMAXMINUS1.</summary>
    Sigrtmaxminus1 = 64,

    /// <summary>SIGRTMAX.</summary>
    Sigrtmax = 65,
}
