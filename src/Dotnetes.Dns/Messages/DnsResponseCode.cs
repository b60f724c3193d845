namespace Dotnetes.Dns.Messages;

/// <summary>What became of a query (RFC 1035, 6891).</summary>
public static class DnsResponseCode
{
    /// <summary>It was answered, if only by saying that there are no such records.</summary>
    public const int NoError = 0;

    /// <summary>It is malformed.</summary>
    public const int FormatError = 1;

    /// <summary>The server could not find out.</summary>
    public const int ServerFailure = 2;

    /// <summary>There is no such name.</summary>
    public const int NameError = 3;

    /// <summary>The server does not do this kind of query.</summary>
    public const int NotImplemented = 4;

    /// <summary>The server does not want to answer.</summary>
    public const int Refused = 5;

    /// <summary>The version of the extensions is unknown.</summary>
    public const int BadVersion = 16;

    /// <summary>What people call a code.</summary>
    public static string NameOf(int code) => code switch
    {
        NoError => "NOERROR",
        FormatError => "FORMERR",
        ServerFailure => "SERVFAIL",
        NameError => "NXDOMAIN",
        NotImplemented => "NOTIMP",
        Refused => "REFUSED",
        BadVersion => "BADVERS",
        _ => "other",
    };
}
