namespace Dotnetes.Machinery.Tests.Fuzz;

/// <summary>
/// Feeds a decoder with broken input and checks that it either takes it or throws the one exception type that it documents, and that it
/// allocates no more than a multiple of the input. The number of rounds is bounded; <c>DOTNETES_FUZZ_ROUNDS</c> raises it, each round is a seed.
/// </summary>
internal static class FuzzRun
{
    private const int DefaultRounds = 4000;

    // Independent of the input: the exception with its stack trace, the error's text, pooled buffers rented for the first time.
    private const int Constant = 128 * 1024;

    /// <summary>How many inputs each test tries.</summary>
    public static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("DOTNETES_FUZZ_ROUNDS"), out var rounds) ? rounds : DefaultRounds;

    /// <summary>Runs the decoder on mutations of the corpus.</summary>
    /// <param name="corpus">Valid inputs, of which some must decode.</param>
    /// <param name="tokens">Pieces that are put in.</param>
    /// <param name="perByte">How many bytes may be allocated per byte of input.</param>
    /// <param name="decode">Decodes one input.</param>
    public static void Check<TException>(IReadOnlyList<byte[]> corpus, IReadOnlyList<string> tokens, int perByte, Action<byte[]> decode)
        where TException : Exception
    {
        foreach (var valid in corpus)
        {
            decode(valid);
        }

        var (taken, refused) = (0, 0);
        for (var seed = 0; seed < Rounds; seed++)
        {
            var input = new ByteMutator(new Random(seed), corpus, tokens).Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                decode(input);
                taken++;
            }
            catch (TException e)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message), $"seed {seed}: an error without a message");
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}\ninput: {Convert.ToBase64String(input)}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                allocated <= ((long)perByte * input.Length) + Constant,
                $"seed {seed}: {allocated} bytes allocated for an input of {input.Length}\ninput: {Convert.ToBase64String(input)}");
        }

        Assert.True(taken > 0 && refused > 0, $"{taken} inputs were taken and {refused} refused: the mutations test nothing");
    }
}
