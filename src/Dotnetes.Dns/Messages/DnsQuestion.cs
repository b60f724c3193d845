namespace Dotnetes.Dns.Messages;

/// <summary>What is asked.</summary>
/// <param name="Name">About which name.</param>
/// <param name="Type">Which records.</param>
/// <param name="Class">In which class; normally that of the Internet.</param>
public sealed record DnsQuestion(DnsName Name, ushort Type, ushort Class = DnsType.Internet);
