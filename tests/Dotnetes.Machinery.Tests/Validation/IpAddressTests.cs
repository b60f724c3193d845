using System.Net;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Tests.Validation;

public sealed class IpAddressTests
{
    private static readonly FieldPath s_path = FieldPath.Of("ip");

    [Theory]
    [InlineData("1.2.3.4", null, null)]
    [InlineData("::1", null, null)]
    [InlineData("2001:db8::ffff", null, null)]
    [InlineData("010.002.003.004", "must not have leading 0s", null)]
    [InlineData("::ffff:1.2.3.4", "must not be an IPv4-mapped IPv6 address", null)]
    [InlineData("FE80:0:0:0:0:0:0:0abc", null, "must be in canonical form (\"fe80::abc\")")]
    [InlineData("::1.2.3.4", null, "must be in canonical form (\"::102:304\")")]
    [InlineData("00001::", "must not have leading 0s", null)]
    public void Addresses(string value, string? strictError, string? canonicalError)
    {
        Assert.Empty(IpAddresses.IsValidIpForLegacyField(s_path, value, strict: false));
        AssertError(strictError, value, IpAddresses.IsValidIpForLegacyField(s_path, value, strict: true));
        AssertError(strictError ?? canonicalError, value, IpAddresses.IsValidIp(s_path, value));
        Assert.Empty(IpAddresses.IsValidIpForLegacyField(s_path, value, strict: true, [value]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.")]
    [InlineData("1.2.3.-4")]
    [InlineData("a")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("::1.2.3")]
    [InlineData("1.2.3.4::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("10000::")]
    [InlineData("::g")]
    [InlineData(" ::1")]
    [InlineData("1:")]
    [InlineData("1:2:")]
    public void Not_addresses(string value) =>
        AssertError("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)", value, IpAddresses.IsValidIpForLegacyField(s_path, value, strict: false));

    [Theory]
    [InlineData("10.0.0.0/8", null, null)]
    [InlineData("::/0", null, null)]
    [InlineData("2001:db8::/64", null, null)]
    [InlineData("10.0.0.0/08", "must not have leading 0s in IP or prefix length", null)]
    [InlineData("10.0.0.1/8", "must not have bits set beyond the prefix length", null)]
    [InlineData("::ffff:1.2.3.0/120", "must not have an IPv4-mapped IPv6 address", null)]
    [InlineData("2001:DB8::/64", null, "must be in canonical form (\"2001:db8::/64\")")]
    public void Ranges(string value, string? strictError, string? canonicalError)
    {
        Assert.Empty(IpAddresses.IsValidCidrForLegacyField(s_path, value, strict: false));
        AssertError(strictError, value, IpAddresses.IsValidCidrForLegacyField(s_path, value, strict: true));
        AssertError(strictError ?? canonicalError, value, IpAddresses.IsValidCidr(s_path, value));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("::/129")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/8/8")]
    public void Not_ranges(string value) =>
        AssertError("must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)", value, IpAddresses.IsValidCidrForLegacyField(s_path, value, strict: false));

    [Theory]
    [InlineData("192.168.1.5/24", null)]
    [InlineData("2001:db8::1/64", null)]
    [InlineData("::ffff:192.168.0.1/120", "must be in canonical form (\"192.168.0.1/24\")")]
    [InlineData("192.168.1.5", "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)")]
    public void Interface_addresses(string value, string? error) => AssertError(error, value, IpAddresses.IsValidInterfaceAddress(s_path, value));

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("::1")]
    [InlineData("01.2.3.4", "ip: non-standard IP address \"01.2.3.4\" is invalid: use \"1.2.3.4\"")]
    [InlineData("::ffff:1.2.3.4", "ip: non-standard IP address \"::ffff:1.2.3.4\" is invalid: use \"1.2.3.4\"")]
    [InlineData("2001:DB8::1", "ip: IPv6 address \"2001:DB8::1\" should be in RFC 5952 canonical format (\"2001:db8::1\")")]
    public void Warnings_for_addresses(string value, params string[] warnings) => Assert.Equal(warnings, IpAddresses.GetWarningsForIp(s_path, value));

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.0.0.1/8", "ip: CIDR value \"10.0.0.1/8\" is ambiguous in this context (should be \"10.0.0.0/8\" or \"10.0.0.1/32\"?)")]
    [InlineData("010.0.0.0/8", "ip: non-standard CIDR value \"010.0.0.0/8\" is invalid: use \"10.0.0.0/8\"")]
    [InlineData("2001:DB8::/64", "ip: IPv6 CIDR value \"2001:DB8::/64\" should be in RFC 5952 canonical format (\"2001:db8::/64\")")]
    public void Warnings_for_ranges(string value, params string[] warnings) => Assert.Equal(warnings, IpAddresses.GetWarningsForCidr(s_path, value));

    [Fact]
    public void Canonical_forms_are_those_of_the_framework()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        for (var i = 0; i < 20_000; i++)
        {
            // Groups are often zero, so that all kinds of gaps occur; the first one never, since the framework writes embedded IPv4 addresses otherwise.
            random.NextBytes(bytes);
            bytes[0] |= 1;
            for (var group = 1; group < 8; group++)
            {
                if (random.Next(2) == 0)
                {
                    bytes[group * 2] = bytes[(group * 2) + 1] = 0;
                }
            }

            // 5efe marks an ISATAP address, which the framework writes dotted.
            bytes[10] = 0;
            var expected = new IPAddress(bytes).ToString();
            Assert.Empty(IpAddresses.IsValidIp(s_path, expected));
            Assert.Empty(IpAddresses.IsValidIpForLegacyField(s_path, expected.ToUpperInvariant(), strict: true));
            var dotted = new IPAddress(bytes[..4]).ToString();
            Assert.Empty(IpAddresses.IsValidIp(s_path, dotted));
        }
    }

    [Fact]
    public void Any_text_is_judged()
    {
        const string alphabet = "0123456789abcf:.:./%x";
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(16)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            if (IpAddresses.IsValidIp(s_path, text).IsEmpty)
            {
                Assert.True(IPAddress.TryParse(text, out _), text);
            }

            IpAddresses.IsValidCidr(s_path, text);
            IpAddresses.GetWarningsForCidr(s_path, text);
        }
    }

    private static void AssertError(string? message, string value, FieldErrorList errors)
    {
        if (message is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Equal($"ip: Invalid value: \"{value}\": {message}", errors.ToString());
        }
    }
}
