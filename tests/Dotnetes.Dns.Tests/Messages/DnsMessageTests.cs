using System.Net;
using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Tests.Messages;

public sealed class DnsMessageTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var message = RandomMessage(random);
            var bytes = message.Encode();
            var back = DnsMessage.Decode(bytes);
            AssertSame(message, back);
            Assert.Equal(bytes, back.Encode());
        }
    }

    [Fact]
    public void Decoding_throws_nothing_but_its_own_exception()
    {
        var random = new Random(4);
        for (var i = 0; i < 100_000; i++)
        {
            byte[] bytes;
            if (i % 2 == 0)
            {
                bytes = new byte[random.Next(60)];
                random.NextBytes(bytes);
            }
            else
            {
                bytes = RandomMessage(random).Encode();
                for (var n = random.Next(1, 6); n > 0; n--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                bytes = bytes[..random.Next(bytes.Length + 1)];
            }

            DnsMessage message;
            try
            {
                message = DnsMessage.Decode(bytes);
            }
            catch (DnsFormatException)
            {
                continue;
            }

            // What can be read can be written and means the same then.
            AssertSame(message, DnsMessage.Decode(message.Encode()));
        }
    }

    [Fact]
    public void Names_are_written_once_and_referred_to()
    {
        var name = DnsName.Parse("web.default.svc.cluster.local");
        var message = new DnsMessage
        {
            IsResponse = true,
            Questions = [new(name, DnsType.A)],
            Answers = [DnsRecord.Address(name, 5, IPAddress.Parse("10.96.0.1")), DnsRecord.Address(DnsName.Parse("other.default.svc.cluster.local"), 5, IPAddress.Parse("10.96.0.2"))],
        };
        Assert.Equal(12 + 31 + 4 + (2 + 14) + (6 + 2 + 14), message.Encode().Length);
    }

    [Theory]
    [InlineData("a label beyond the end", "000001000001000000000000 05 6162")]
    [InlineData("a reference to itself", "000001000001000000000000 c00c 0001 0001")]
    [InlineData("a reference forward", "000001000001000000000000 c010 0001 0001 00")]
    [InlineData("an unknown kind of label", "000001000001000000000000 41 00 0001 0001")]
    [InlineData("data beyond the end", "000081000000000100000000 00 0001 0001 00000000 0005 01020304")]
    [InlineData("a name that is longer than its data", "000081000000000100000000 00 0005 0001 00000000 0001 0161 00")]
    [InlineData("two OPT records", "000081000000000000000002 00 0029 0000 00000000 0000 00 0029 0000 00000000 0000")]
    [InlineData("a short header", "0000010000")]
    public void Malformed_messages_are_refused(string _, string hex) =>
        Assert.Throws<DnsFormatException>(() => DnsMessage.Decode(Convert.FromHexString(hex.Replace(" ", ""))));

    [Fact]
    public void What_does_not_fit_is_left_out_and_the_message_says_so()
    {
        var name = DnsName.Parse("a.b");
        var message = new DnsMessage
        {
            IsResponse = true,
            Questions = [new(name, DnsType.A)],
            Answers = [.. Enumerable.Range(0, 100).Select(i => DnsRecord.Address(name, 5, new IPAddress([10, 0, 0, (byte)i])))],
            Extensions = new(1232),
        };
        var bytes = message.Encode(512);
        var back = DnsMessage.Decode(bytes);
        Assert.True(bytes.Length <= 512);
        Assert.True(back.IsTruncated);
        Assert.Equal(30, back.Answers.Count);
        Assert.NotNull(back.Extensions);
        Assert.False(DnsMessage.Decode(message.Encode()).IsTruncated);
    }

    [Fact]
    public void Additional_records_are_left_out_without_a_word()
    {
        var name = DnsName.Parse("a.b");
        var message = new DnsMessage { Additionals = [.. Enumerable.Range(0, 100).Select(i => DnsRecord.Address(name, 5, new IPAddress([10, 0, 0, (byte)i])))] };
        var back = DnsMessage.Decode(message.Encode(512));
        Assert.False(back.IsTruncated);
        Assert.InRange(back.Additionals.Count, 1, 99);
    }

    [Fact]
    public void Codes_beyond_15_need_the_extensions() => Assert.Equal(
        DnsResponseCode.BadVersion, DnsMessage.Decode(new DnsMessage { ResponseCode = DnsResponseCode.BadVersion, Extensions = new(1232) }.Encode()).ResponseCode);

    [Theory]
    [InlineData("A.Example", "a.eXAMPLE.", true)]
    [InlineData("a.b", "a.c", false)]
    [InlineData("a.b", "b", false)]
    [InlineData(".", "", true)]
    public void Names_compare_without_regard_to_case(string left, string right, bool same)
    {
        Assert.Equal(same, DnsName.Parse(left).Equals(DnsName.Parse(right)));
        Assert.True(!same || DnsName.Parse(left).GetHashCode() == DnsName.Parse(right).GetHashCode());
    }

    [Fact]
    public void Names_that_are_too_long_are_refused()
    {
        Assert.Throws<DnsFormatException>(() => DnsName.Parse(new string('a', 64)));
        Assert.Throws<DnsFormatException>(() => DnsName.Parse("a..b"));
        Assert.Throws<DnsFormatException>(() => DnsName.Parse(string.Join('.', Enumerable.Repeat(new string('a', 63), 4))));
        Assert.Equal(4, DnsName.Parse(string.Join('.', Enumerable.Repeat(new string('a', 61), 4))).Count);
        Assert.Equal("a\\.b.\\000.", DnsName.Of("a.b", "\0").ToString());
    }

    private static void AssertSame(DnsMessage expected, DnsMessage actual)
    {
        Assert.Equal(expected.Questions, actual.Questions);
        Assert.Equal(expected.Answers, actual.Answers);
        Assert.Equal(expected.Authorities, actual.Authorities);
        Assert.Equal(expected.Additionals, actual.Additionals);
        Assert.Equal(
            expected with { Questions = [], Answers = [], Authorities = [], Additionals = [] },
            actual with { Questions = [], Answers = [], Authorities = [], Additionals = [] });
    }

    private static DnsMessage RandomMessage(Random random) => new()
    {
        Id = (ushort)random.Next(65536),
        IsResponse = random.Next(2) == 0,
        Opcode = random.Next(16),
        IsAuthoritative = random.Next(2) == 0,
        RecursionDesired = random.Next(2) == 0,
        CheckingDisabled = random.Next(2) == 0,
        ResponseCode = random.Next(16),
        Questions = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new DnsQuestion(RandomName(random), (ushort)random.Next(65536), (ushort)random.Next(65536)))],
        Answers = [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomRecord(random))],
        Authorities = [.. Enumerable.Range(0, random.Next(3)).Select(_ => RandomRecord(random))],
        Additionals = [.. Enumerable.Range(0, random.Next(3)).Select(_ => RandomRecord(random))],
        Extensions = random.Next(2) == 0 ? null : new((ushort)random.Next(65536), random.Next(2) == 0, (byte)random.Next(256)),
    };

    private static DnsName RandomName(Random random)
    {
        string[] labels = ["a", "b", "Svc", "cluster", "local", "\0\u00ff.", new string('x', 60)];
        return DnsName.Of([.. Enumerable.Range(0, random.Next(4)).Select(_ => labels[random.Next(labels.Length)])]);
    }

    private static DnsRecord RandomRecord(Random random) => random.Next(7) switch
    {
        0 => DnsRecord.Address(RandomName(random), (uint)random.Next(), new IPAddress(new byte[random.Next(2) == 0 ? 4 : 16])),
        1 => DnsRecord.Pointer(RandomName(random), new[] { DnsType.Cname, DnsType.Ns, DnsType.Ptr }[random.Next(3)], (uint)random.Next(), RandomName(random)),
        2 => DnsRecord.Service(RandomName(random), 30, 100, 443, RandomName(random)),
        3 => DnsRecord.Text(RandomName(random), 30, "text"),
        4 => DnsRecord.Authority(RandomName(random), 30, RandomName(random), RandomName(random), 7, 30),
        5 => new DnsRecord(RandomName(random), DnsType.Mx, DnsType.Internet, 30, (byte[])[0, 10, 1, (byte)'m', 0]),
        _ => new DnsRecord(RandomName(random), 65280, DnsType.Internet, 30, new byte[random.Next(20)]),
    };
}
