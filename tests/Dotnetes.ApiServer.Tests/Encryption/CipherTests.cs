using System.Numerics;
using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Encryption.Ciphers;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.ApiServer.Tests.Encryption;

public sealed class CipherTests
{
    // Of NaCl's own tests (tests/secretbox.c).
    private const string NaclKey = "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389";
    private const string NaclNonce = "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37";

    private const string NaclMessage =
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057"
        + "e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705";

    private const string NaclBox =
        "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738"
        + "b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5";

    private static readonly byte[] s_context = Encoding.UTF8.GetBytes("/registry/secrets/default/s");
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];

    [Fact]
    public void Secretbox_gives_the_published_values()
    {
        var message = Convert.FromHexString(NaclMessage);
        var box = new byte[message.Length + SecretBox.TagSize];
        SecretBox.Seal(Convert.FromHexString(NaclKey), Convert.FromHexString(NaclNonce), message, box);
        Assert.Equal(NaclBox, Convert.ToHexStringLower(box));
        var opened = new byte[message.Length];
        Assert.True(SecretBox.TryOpen(Convert.FromHexString(NaclKey), Convert.FromHexString(NaclNonce), box, opened));
        Assert.Equal(message, opened);
    }

    // RFC 8439 section 2.5.2 and appendix A.3.
    [Theory]
    [InlineData("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b", "43727970746f6772617068696320466f72756d2052657365617263682047726f7570", "a8061dc1305136c6c22b8baf0c0127a9")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "ffffffffffffffffffffffffffffffff", "03000000000000000000000000000000")]
    [InlineData("02000000000000000000000000000000ffffffffffffffffffffffffffffffff", "02000000000000000000000000000000", "03000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffff0ffffffffffffffffffffffffffffff11000000000000000000000000000000", "05000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffffbfefefefefefefefefefefefefefefe01010101010101010101010101010101", "00000000000000000000000000000000")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "fdffffffffffffffffffffffffffffff", "faffffffffffffffffffffffffffffff")]
    public void Poly1305_gives_the_published_values(string key, string message, string tag)
    {
        var made = new byte[Poly1305.TagSize];
        Poly1305.Tag(Convert.FromHexString(key), Convert.FromHexString(message), made);
        Assert.Equal(tag, Convert.ToHexStringLower(made));
    }

    [Fact]
    public void Poly1305_is_the_polynomial() => Prop.ForAll<byte[], int>((message, seed) =>
    {
        var key = new byte[32];
        new Random(seed).NextBytes(key);
        var made = new byte[Poly1305.TagSize];
        Poly1305.Tag(key, message, made);
        return made.SequenceEqual(Polynomial(key, message));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_cipher_encrypts_it_decrypts() => Prop.ForAll<byte[]>(plain =>
        All().All(cipher =>
        {
            var stored = cipher.Encrypt(plain, s_context);
            return !stored.SequenceEqual(cipher.Encrypt(plain, s_context)) && plain.SequenceEqual(cipher.Decrypt(stored, s_context));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Values_of_another_place_are_refused_where_the_place_is_authenticated()
    {
        foreach (var cipher in (IValueCipher[])[new AesGcmCipher(s_key), new SeededCipher(s_key)])
        {
            var stored = cipher.Encrypt("plain"u8, s_context);
            Assert.Throws<EncryptionException>(() => cipher.Decrypt(stored, "/registry/secrets/default/other"u8));
        }
    }

    [Fact]
    public void Every_changed_bit_is_noticed_where_values_are_authenticated()
    {
        foreach (var cipher in (IValueCipher[])[new AesGcmCipher(s_key), new SeededCipher(s_key), new SecretboxCipher(s_key)])
        {
            var stored = cipher.Encrypt("some secret value"u8, s_context);
            for (var i = 0; i < stored.Length; i++)
            {
                var changed = stored.ToArray();
                changed[i] ^= 1;
                Assert.Throws<EncryptionException>(() => cipher.Decrypt(changed, s_context));
            }
        }
    }

    [Fact]
    public void Damaged_values_of_any_length_are_refused_without_any_other_failure()
    {
        var random = new Random(1);
        foreach (var cipher in All())
        {
            for (var length = 0; length < 100; length++)
            {
                var stored = new byte[length];
                random.NextBytes(stored);
                var refusal = Record.Exception(() => cipher.Decrypt(stored, s_context));

                // Of what is not authenticated, one in 256 passes for padding.
                Assert.True(refusal is EncryptionException || (refusal is null && cipher is AesCbcCipher));
            }
        }
    }

    private static IValueCipher[] All() => [new AesCbcCipher(s_key), new AesGcmCipher(s_key[..16]), new SecretboxCipher(s_key), new SeededCipher(s_key)];

    // As the RFC has it, in big numbers.
    private static byte[] Polynomial(byte[] key, byte[] message)
    {
        var prime = BigInteger.Pow(2, 130) - 5;
        var r = Number(key.AsSpan(0, 16)) & Number(Convert.FromHexString("ffffff0ffcffff0ffcffff0ffcffff0f"));
        var sum = BigInteger.Zero;
        for (var i = 0; i < message.Length; i += 16)
        {
            byte[] block = [.. message.AsSpan(i, Math.Min(16, message.Length - i)), 1];
            sum = (sum + Number(block)) * r % prime;
        }

        sum = (sum + Number(key.AsSpan(16))) % BigInteger.Pow(2, 128);
        var tag = new byte[16];
        sum.TryWriteBytes(tag, out _, isUnsigned: true);
        return tag;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);
}
