# The formula of a release: the release workflow puts the version and the checksums of its archives in place of @…@.
class Factlint < Formula
  desc "Linter for stated facts: holds figures against their schemas and each other"
  homepage "https://github.com/factlint/factlint"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "https://github.com/factlint/factlint/releases/download/v@VERSION@/factlint-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256:aarch64-apple-darwin@"
    end
    on_intel do
      url "https://github.com/factlint/factlint/releases/download/v@VERSION@/factlint-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256:x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/factlint/factlint/releases/download/v@VERSION@/factlint-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "https://github.com/factlint/factlint/releases/download/v@VERSION@/factlint-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "factlint"
    generate_completions_from_executable(bin/"factlint", "completions")
  end

  test do
    (testpath/"quays.md").write <<~MARKDOWN
      | quay | boats |
      |---|---|
      | north | 12 |
      | south | 30 |
      | east | 8 |
      | Total | 51 |
    MARKDOWN
    assert_match "stated-total", shell_output("#{bin}/factlint check --format concise quays.md", 1)
  end
end
