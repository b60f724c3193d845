using System.Globalization;
using System.Numerics;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Serialization.Tests.Scalars;

/// <summary>Quantities against integers: every quantity is a whole number of billionths.</summary>
public sealed class QuantityProperties
{
    private const int Runs = 20_000;
    private static readonly string[] s_suffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e0", "e3", "e-4", "E6", "e17", "e25"];
    private static readonly BigInteger s_binaryLimit = long.MaxValue * BigInteger.Pow(10, 9);

    [Fact]
    public void Reading_gives_the_amount_rounded_away_from_zero()
    {
        var random = new Random(1);
        for (var i = 0; i < Runs; i++)
        {
            var (text, nanos) = Next(random);
            Assert.Equal(nanos, Nanos(Quantity.Parse(text)));
        }
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_amount_and_the_same_text_again()
    {
        var random = new Random(2);
        for (var i = 0; i < Runs; i++)
        {
            var quantity = Quantity.Parse(Next(random).Text);
            var sum = quantity + Quantity.Parse(Next(random).Text);
            foreach (var q in new[] { quantity, sum })
            {
                var again = Quantity.Parse(q.ToString());
                if (q.Format == QuantityFormat.BinarySI && BigInteger.Abs(Nanos(q)) > s_binaryLimit)
                {
                    continue;
                }

                // What has binary suffixes but is no multiple of 1024 is written without any, and reads as decimal.
                Assert.Equal(q, again);
                if (q.Format == again.Format)
                {
                    Assert.Equal(q.ToString(), again.ToString());
                }
            }
        }
    }

    [Fact]
    public void Arithmetic_comparison_and_hashes_are_those_of_the_integers()
    {
        var random = new Random(3);
        for (var i = 0; i < Runs; i++)
        {
            var (leftText, left) = Next(random);
            var (rightText, right) = random.Next(5) == 0 ? (leftText, left) : Next(random);
            var (a, b) = (Quantity.Parse(leftText), Quantity.Parse(rightText));
            Assert.Equal(left + right, Nanos(a + b));
            Assert.Equal(left - right, Nanos(a - b));
            Assert.Equal(-left, Nanos(-a));
            Assert.Equal(left.Sign, a.Sign);
            Assert.Equal(left.CompareTo(right), Math.Sign(a.CompareTo(b)));
            Assert.Equal(left == right, a == b);
            Assert.Equal(a, a + b - b);
            Assert.Equal(a.GetHashCode(), (a + b - b).GetHashCode());
            var factor = random.Next(-1000, 1000);
            Assert.Equal(left * factor, Nanos(a.Multiply(factor)));
        }
    }

    [Fact]
    public void Integers_are_rounded_away_from_zero_and_cut_to_the_range()
    {
        var random = new Random(4);
        for (var i = 0; i < Runs; i++)
        {
            var (text, nanos) = Next(random);
            var scale = random.Next(-9, 19);
            var divisor = BigInteger.Pow(10, scale + 9);
            var expected = BigInteger.DivRem(nanos, divisor, out var rest) + (rest.IsZero ? 0 : nanos.Sign);
            expected = BigInteger.Max(long.MinValue, BigInteger.Min(long.MaxValue, expected));
            Assert.Equal((long)expected, Quantity.Parse(text).ScaledValue(scale));
            var rounded = Quantity.Parse(text).RoundUp(scale);
            Assert.Equal(nanos + (rest.IsZero ? 0 : (nanos.Sign * divisor) - rest), Nanos(rounded));
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_the_one_error()
    {
        const string alphabet = "0123456789.+-eEinumkKMGTP x\0µ";
        var random = new Random(5);
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Create(random.Next(0, 12), random, (span, r) =>
            {
                foreach (ref var c in span)
                {
                    c = alphabet[r.Next(alphabet.Length)];
                }
            });
            try
            {
                var quantity = Quantity.Parse(text);
                Assert.True(Quantity.TryParse(quantity.ToString(), out _));
            }
            catch (DecodingException)
            {
                Assert.False(Quantity.TryParse(text, out _));
            }
        }
    }

    private static (string Text, BigInteger Nanos) Next(Random random)
    {
        var whole = Digits(random, random.Next(4) == 0 ? 30 : 8);
        var fraction = random.Next(2) == 0 ? "" : Digits(random, random.Next(4) == 0 ? 25 : 6);
        var sign = random.Next(3) == 0 ? "-" : "";
        var suffix = s_suffixes[random.Next(s_suffixes.Length)];
        var text = sign + whole + (fraction.Length > 0 ? "." + fraction : "") + suffix;

        // Exactly: unscaled * 2^binary * 10^ten, then in billionths.
        var unscaled = BigInteger.Parse("0" + whole + fraction, CultureInfo.InvariantCulture);
        var binary = suffix.EndsWith('i') ? ("KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1) * 10 : 0;
        var ten = binary > 0 ? 0
            : suffix.Length > 1 ? int.Parse(suffix[1..], CultureInfo.InvariantCulture)
            : suffix.Length == 0 ? 0 : (("num kMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) * 3) - 9);
        var power = ten + 9 - fraction.Length;
        var value = unscaled << binary;
        value *= BigInteger.Pow(10, Math.Max(power, 0));
        var nanos = BigInteger.DivRem(value, BigInteger.Pow(10, Math.Max(-power, 0)), out var rest) + (rest.IsZero ? 0 : 1);
        nanos = binary > 0 ? BigInteger.Min(nanos, s_binaryLimit) : nanos;
        return (text, sign == "-" ? -nanos : nanos);
    }

    private static string Digits(Random random, int limit) =>
        string.Concat(Enumerable.Range(0, random.Next(1, limit)).Select(_ => (char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10)))));

    /// <summary>Reads the amount back from what is written, with nothing of the code under test but its text.</summary>
    private static BigInteger Nanos(Quantity quantity)
    {
        var text = quantity.WithFormat(QuantityFormat.DecimalExponent).ToString();
        var e = text.IndexOf('e', StringComparison.Ordinal);
        var mantissa = BigInteger.Parse(e < 0 ? text : text[..e], CultureInfo.InvariantCulture);
        return mantissa * BigInteger.Pow(10, (e < 0 ? 0 : int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture)) + 9);
    }
}
